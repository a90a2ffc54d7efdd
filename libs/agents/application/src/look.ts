import type { InvestigationContext, Observation, ServiceMetrics, Signals, Task } from '@compass/agent-sdk';
import { countersAsRates, isThrottling, metricMeaning, resourceMeaning } from '@compass/analysis';
import { lookAtPaths, type LookedAtPaths } from './flows.js';
import { isRelease } from './releases.js';
import type { Source, Telemetry } from './telemetry.js';

/** Fine enough to order onsets, coarse enough for a dozen calls each. */
const bucketSeconds = 5;
/** What is logged now and then is known from the hours before. */
const pastMs = 6 * 3_600_000;
const pastBucketSeconds = 600;
const rolesRead = new Set(['errors', 'availability', 'latency', 'traffic', 'cpu']);

export interface Looked {
  readonly telemetry: Telemetry;
  readonly observations: Readonly<Record<Exclude<Source, 'paths'>, Observation>>;
  readonly paths: LookedAtPaths;
}

/** All that this specialist looks at, side by side: every service, because a cause may be anywhere below the alert. */
export async function look(task: Task, { signals }: InvestigationContext): Promise<Looked> {
  const { window } = task;
  const earlier = { startMs: Math.max(0, window.startMs - pastMs), endMs: window.startMs };
  const [traces, logs, earlierLogs, changes, catalogue] = await Promise.all([
    signals.traces.operations({ window, bucketSeconds }),
    signals.logs.templates({ window, bucketSeconds }),
    signals.logs.templates({ window: earlier, bucketSeconds: pastBucketSeconds }),
    signals.changes.list({ window }),
    signals.metrics.catalogue({ window }),
  ]);
  const logging = (logs.data?.templates ?? []).map(({ service }) => service);
  const released = (changes.data ?? []).filter(isRelease).map(({ service }) => service);
  const [paths, metrics, resources] = await Promise.all([
    lookAtPaths(task, logging, signals),
    lookAtMetrics(window, catalogue, signals),
    lookAtResources(window, [...new Set(released)].sort(), catalogue, signals),
  ]);
  return {
    telemetry: {
      ...{ traces: traces.data, logs: logs.data, earlierLogs: earlierLogs.data, paths: paths.parts },
      ...{ changes: changes.data, metrics: metrics.series, resources: resources.series },
    },
    paths,
    observations: { traces, logs, changes, metrics: metrics.seen, resources: resources.seen },
  };
}

type Catalogue = Observation<readonly ServiceMetrics[]>;

/** Only what services do for their callers: outgoing calls are told by traces, or by the callee's own metrics. */
async function lookAtMetrics(window: Task['window'], catalogue: Catalogue, { metrics }: Signals) {
  const known = new Set(catalogue.data?.flatMap(({ names }) => names));
  const names = [...known].filter((name) => {
    const { role, side } = metricMeaning(name);
    return side === 'serving' && rolesRead.has(role);
  });
  if (names.length === 0) return { series: undefined, seen: catalogue };
  const seen = await metrics.range({ window, names });
  return { series: seen.data && countersAsRates(seen.data), seen };
}

/** Of the services that were released only: what a new version takes that the one before it did not. */
async function lookAtResources(
  window: Task['window'],
  services: readonly string[],
  catalogue: Catalogue,
  { metrics }: Signals,
) {
  const theirs = (catalogue.data ?? []).filter(({ service }) => services.includes(service));
  const known = new Set(theirs.flatMap(({ names }) => names));
  const names = [...known].filter((name) => resourceMeaning(name) !== undefined || isThrottling(name));
  if (names.length === 0) return { series: undefined, seen: catalogue };
  const seen = await metrics.range({ window, services, names });
  return { series: seen.data && countersAsRates(seen.data), seen };
}
