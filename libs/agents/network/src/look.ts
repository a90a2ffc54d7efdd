import {
  metricHistory,
  type InvestigationContext,
  type Observation,
  type Task,
  type TraceEdge,
} from '@compass/agent-sdk';
import { isLossMetric, metricMeaning } from '@compass/analysis';
import type { Source, Telemetry } from './telemetry.js';

export interface Looked {
  readonly telemetry: Telemetry;
  /** What a source showed of these services; never empty. */
  readonly observationsOf: (source: Source, services: readonly string[]) => readonly Observation[];
}

const bucketSeconds = 15;
/** A delay is dated within the last minutes, and judged by the hours before. */
const recentMs = 15 * 60_000;
const pastMs = 6 * 3_600_000;
const pastBucketSeconds = 600;
/** Beyond it, an answer loses operations or resolution. */
const servicesPerLook = 6;

const rolesRead = new Set(['errors', 'availability', 'latency', 'traffic']);
const isWanted = (metric: string): boolean => {
  const { role, side } = metricMeaning(metric);
  return isLossMetric(metric) || role === 'latency' || (side === 'serving' && rolesRead.has(role));
};

/** All that this specialist looks at: every service, because trouble shows far from where it begins. */
export async function look(task: Task, { signals }: InvestigationContext): Promise<Looked> {
  const { window } = task;
  const [edges, topology, logs] = await Promise.all([
    signals.traces.edges({ window }),
    signals.topology.edges({ window }),
    signals.logs.templates({ window, bucketSeconds }),
  ]);
  const [calls, metrics] = await Promise.all([
    lookAtCalls(task, edges.data ?? [], signals),
    metricHistory(signals, task, isWanted),
  ]);
  const telemetry = {
    calls: calls.flatMap(({ observations }) => observations.flatMap(({ data }) => data ?? [])),
    ...{ edges: edges.data, topology: topology.data, logs: logs.data },
    ...{ metrics: metrics.series, measured: metrics.services },
  };
  return { telemetry, observationsOf };

  function observationsOf(source: Source, services: readonly string[]): readonly Observation[] {
    if (source === 'edges') return [edges];
    if (source === 'topology') return [topology];
    if (source === 'logs') return [logs];
    const found =
      source === 'metrics'
        ? services.flatMap((service) => metrics.observationsOf(service))
        : calls.filter((one) => services.some((name) => one.services.has(name))).flatMap((one) => one.observations);
    return found.length > 0 ? found : [source === 'metrics' ? metrics.observations[0] : edges];
  }
}

async function lookAtCalls(
  { window, alertAtMs }: Task,
  edges: readonly TraceEdge[],
  { traces }: InvestigationContext['signals'],
) {
  const traced = edges.flatMap(({ caller, callee, calleeKind }) =>
    calleeKind === 'service' ? [caller, callee] : [caller],
  );
  const names = [...new Set(traced)].sort();
  const groups = Array.from({ length: Math.ceil(names.length / servicesPerLook) }, (_, i) =>
    names.slice(i * servicesPerLook, (i + 1) * servicesPerLook),
  );
  const fromMs = Math.min(alertAtMs - recentMs, window.endMs);
  const past = { startMs: Math.max(0, fromMs - pastMs), endMs: fromMs };
  return Promise.all(
    groups.map(async (services) => ({
      services: new Set(services),
      observations: await Promise.all([
        traces.operations({ services, window: past, bucketSeconds: pastBucketSeconds }),
        traces.operations({ services, window: { startMs: fromMs, endMs: window.endMs }, bucketSeconds }),
      ]),
    })),
  );
}
