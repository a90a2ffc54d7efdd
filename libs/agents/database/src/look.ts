import type { InvestigationContext, Observation, Signals, Task } from '@compass/agent-sdk';
import { databaseMetricKind, isDatabase, isPoolMetric } from './database-metrics.js';
import type { Source, Telemetry } from './telemetry.js';

/** Fine enough to order onsets, coarse enough for a dozen statements each. */
const bucketSeconds = 5;

export interface Looked {
  readonly telemetry: Telemetry;
  readonly observations: Readonly<Record<Source, Observation>>;
}

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

/** Whatever databases report, and the pools of those who call them. */
async function lookAtMetrics(window: Task['window'], { metrics }: Signals) {
  const catalogue = await metrics.catalogue({ window });
  const known = catalogue.data ?? [];
  const databases = known.filter(({ service, names }) => isDatabase(service, names));
  const ofDatabases = databases.flatMap(({ names }) => names.filter((name) => databaseMetricKind(name)));
  const ofPools = known.flatMap(({ names }) => names.filter(isPoolMetric));
  const names = [...new Set([...ofDatabases, ...ofPools])];
  if (names.length === 0) return { series: undefined, seen: catalogue };
  const seen = await metrics.range({ window, names });
  return { series: seen.data, seen };
}
