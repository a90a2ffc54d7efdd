import { countersAsRates } from '@compass/analysis';
import type { MetricSeries, Observation, Signals } from '@compass/signals';
import type { Task } from '../agent/task.js';

/** Series with enough of a past to judge them by, and the looks that brought them. */
export interface MetricHistory {
  /** Undefined: the environment has no metrics. */
  readonly series: readonly MetricSeries[] | undefined;
  /** All that have a metric, wanted or not. Undefined: the environment has no metrics. */
  readonly services: readonly string[] | undefined;
  /** Never empty; the catalogue first. */
  readonly observations: readonly [Observation, ...Observation[]];
  /** The looks that hold a service's series. */
  readonly observationsOf: (service: string) => readonly Observation[];
}

/** The same hours of yesterday, of the days before and of last week are in it. */
const pastMs = 8 * 86_400_000;
/** Beyond it, the answer to one look would lose its resolution. */
const mostSeriesPerLook = 48;

/**
 * The wanted metrics of all services: the task's window as recorded, and eight days before it as coarse as they come, so that a change
 * can be told from what is usual; what is counted up, as its increase per second. Looks are divided by services, so that each keeps its resolution.
 * @param wanted tells by a metric's name, and the service that has it
 */
export async function metricHistory(
  { metrics }: Signals,
  { window }: Pick<Task, 'window'>,
  wanted: (metric: string, service: string) => boolean,
): Promise<MetricHistory> {
  const past = { startMs: Math.max(0, window.startMs - pastMs), endMs: window.startMs };
  const whole = { startMs: past.startMs, endMs: window.endMs };
  const catalogue = await metrics.catalogue({ window: whole });
  const known = (catalogue.data ?? []).map(({ service, names }) => ({
    service,
    names: names.filter((name) => wanted(name, service)),
  }));
  const looks = await Promise.all(
    groupsOf(known).map(async (group) => {
      const services = group.map(({ service }) => service);
      const names = [...new Set(group.flatMap((one) => one.names))];
      const asked = [past, window].map((part) => metrics.range({ services, names, window: part }));
      return { services, observations: await Promise.all(asked) };
    }),
  );
  const answered = looks.flatMap(({ observations }) => observations);
  const lookOf = new Map(looks.flatMap((one) => one.services.map((service) => [service, one] as const)));
  return {
    series: catalogue.data && countersAsRates(joined(answered.flatMap(({ data }) => data ?? []))),
    services: catalogue.data?.map(({ service }) => service),
    observations: [catalogue, ...answered],
    observationsOf: (service) => lookOf.get(service)?.observations ?? [],
  };
}

interface Known {
  readonly service: string;
  readonly names: readonly string[];
}

function groupsOf(known: readonly Known[]): Known[][] {
  const groups: Known[][] = [];
  let size = Infinity;
  for (const one of known) {
    if (one.names.length === 0) continue;
    if (size + one.names.length > mostSeriesPerLook) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)!.push(one);
    size += one.names.length;
  }
  return groups;
}

/** The past first, then the window, as one series each. */
function joined(parts: readonly MetricSeries[]): MetricSeries[] {
  const series = new Map<string, MetricSeries>();
  for (const part of parts) {
    const key = `${part.service}\n${part.metric}`;
    const before = series.get(key);
    series.set(key, before ? { ...before, points: [...before.points, ...part.points] } : part);
  }
  return [...series.values()];
}
