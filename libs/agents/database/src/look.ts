import type { InvestigationContext, Observation, Task } from '@compass/agent-sdk';
import { databaseMetricKind, isDatabase, isPoolMetric } from './database-metrics.js';
import type { Source, Telemetry } from './telemetry.js';

/** Fine enough to order onsets, coarse enough for a dozen statements each. */
const bucketSeconds = 5;

export interface Looked {
  readonly telemetry: Telemetry;
  readonly observations: Readonly<Record<Source, Observation>>;
}

type Asked = Pick<Task, 'window'>;
type Signals = Pick<InvestigationContext, 'signals'>;

export async function look({ window }: Asked, { signals }: Signals): Promise<Looked> {
  const [traces, logs, changes, metrics] = await Promise.all([
    signals.traces.operations({ window, bucketSeconds }),
    signals.logs.templates({ window, bucketSeconds }),
    signals.changes.list({ window }),
    lookAtMetrics({ window }, { signals }),
  ]);
  return {
    telemetry: { traces: traces.data, logs: logs.data, changes: changes.data, metrics: metrics.data },
    observations: { traces, logs, changes, metrics },
  };
}

/** Whatever databases report, and the pools of those who call them. */
async function lookAtMetrics({ window }: Asked, { signals }: Signals) {
  const catalogue = (await signals.metrics.catalogue({ window })).data ?? [];
  const databases = catalogue.filter(({ service, names }) => isDatabase(service, names));
  const ofDatabases = databases.flatMap(({ names }) => names.filter((name) => databaseMetricKind(name)));
  const ofPools = catalogue.flatMap(({ names }) => names.filter(isPoolMetric));
  const names = [...new Set([...ofDatabases, ...ofPools])];
  return signals.metrics.range({ window, names: names.length > 0 ? names : ['none'] });
}
