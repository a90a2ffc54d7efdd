import type { InvestigationContext, Observation, Task } from '@compass/agent-sdk';
import type { Source, Telemetry } from './telemetry.js';

/** Fine enough to order onsets, coarse enough for a dozen calls each. */
const bucketSeconds = 5;

export interface Looked {
  readonly telemetry: Telemetry;
  readonly observations: Readonly<Record<Source, Observation>>;
}

export async function look({ window }: Pick<Task, 'window'>, { signals }: InvestigationContext): Promise<Looked> {
  const [operations, edges] = await Promise.all([
    signals.traces.operations({ window, bucketSeconds }),
    signals.traces.edges({ window }),
  ]);
  return { telemetry: { operations: operations.data, edges: edges.data }, observations: { operations, edges } };
}
