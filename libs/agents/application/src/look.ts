import type { InvestigationContext, Observation, Signals, Task } from '@compass/agent-sdk';
import { metricMeaning } from '@compass/analysis';
import type { Source, Telemetry } from './telemetry.js';

/** Fine enough to order onsets, coarse enough for a dozen calls each. */
const bucketSeconds = 5;
const rolesRead = new Set(['errors', 'availability', 'latency', 'traffic', 'cpu']);

export interface Looked {
  readonly telemetry: Telemetry;
  readonly observations: Readonly<Record<Source, Observation>>;
}

/** All that this specialist looks at, side by side: every service, because a cause may be anywhere below the alert. */
export async function look({ window }: Task, { signals }: InvestigationContext): Promise<Looked> {
  const [traces, logs, changes, metrics] = await Promise.all([
    signals.traces.operations({ window, bucketSeconds }),
    signals.logs.templates({ window, bucketSeconds }),
    signals.changes.list({ window }),
    lookAtMetrics(window, signals),
  ]);
  return {
    telemetry: { traces: traces.data, logs: logs.data, changes: changes.data, metrics: metrics.series },
    observations: { traces, logs, changes, metrics: metrics.seen },
  };
}

/** Only what services do for their callers: outgoing calls are told by traces, or by the callee's own metrics. */
async function lookAtMetrics(window: Task['window'], { metrics }: Signals) {
  const catalogue = await metrics.catalogue({ window });
  const known = new Set(catalogue.data?.flatMap(({ names }) => names));
  const names = [...known].filter((name) => {
    const { role, side } = metricMeaning(name);
    return side === 'serving' && rolesRead.has(role);
  });
  if (names.length === 0) return { series: undefined, seen: catalogue };
  const seen = await metrics.range({ window, names });
  return { series: seen.data, seen };
}
