import {
  metricHistory,
  type InvestigationContext,
  type MetricHistory,
  type Observation,
  type Task,
} from '@compass/agent-sdk';
import type { Source, Telemetry } from './telemetry.js';

export interface Looked {
  readonly telemetry: Telemetry;
  /** What a source showed of a service; never empty. */
  readonly observationsOf: (source: Source, service: string) => readonly Observation[];
}

const bucketSeconds = 30;
/** What was changed a day ago may only break under today's load; the slow rise that it began is hours long. */
const changesMs = 24 * 3_600_000;
const linesMs = 6 * 3_600_000;

/** What was changed, and what is wrong since: all services, because a change shows at callers, too. */
export async function look(task: Task, { signals }: InvestigationContext): Promise<Looked> {
  const { window, alertAtMs } = task;
  const since = (ms: number) => ({
    startMs: Math.max(0, Math.min(window.startMs, alertAtMs - ms)),
    endMs: window.endMs,
  });
  const [changes, logs, traces, topology, metrics] = await Promise.all([
    signals.changes.list({ window: since(changesMs) }),
    signals.logs.templates({ window: since(linesMs), bucketSeconds }),
    signals.traces.operations({ window: since(linesMs), bucketSeconds }),
    signals.topology.edges({ window }),
    metricHistory(signals, { window: since(linesMs) }, () => true),
  ]);
  return {
    telemetry: {
      ...{ changes: changes.data, logs: logs.data, traces: traces.data },
      ...{ topology: topology.data, metrics: metrics.series },
    },
    observationsOf: (source, service) => observed({ changes, logs, traces }, metrics, source, service),
  };
}

function observed(
  looks: Readonly<Record<Exclude<Source, 'metrics'>, Observation>>,
  metrics: MetricHistory,
  source: Source,
  service: string,
): readonly Observation[] {
  if (source !== 'metrics') return [looks[source]];
  const own = metrics.observationsOf(service);
  return own.length > 0 ? own : [metrics.observations[0]];
}
