import { detectShift } from '../anomaly/shift.js';
import { median } from '../anomaly/statistics.js';
import type { Call } from '../fusion/evidence.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import type { MetricPoints } from './suffering.js';

/** Requests that a service is not asked any more. */
export interface Fall {
  readonly service: string;
  readonly metric: string;
  readonly before: number;
  readonly after: number;
  readonly onsetMs: number;
  /** 0..1: how clearly most of its requests are missing, beyond what all services miss. */
  readonly size: number;
}

/** Who waits gives up, and users go: a third less is usual in any incident; of what is cut off, hardly anything is left. */
const small = 0.5;
const large = 0.9;
/** Where hardly anybody is asked any more, nobody is asked less than others. */
const least = 0.1;
/** Fewer samples of a service's requests do not tell. */
const fewestServices = 2;
const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Services of which far fewer requests are counted than before, and than others lost; of a single service nobody can tell. The others are those
 * that the same callers call, where that is known: below what is cut off, most services may miss their requests.
 */
export function fallsIn(series: readonly MetricPoints[], calls: readonly Call[], alertAtMs: number): Fall[] {
  const shifts = series.filter(countsRequests).flatMap(({ service, metric, points }) => {
    const shift = detectShift(points, { alertAtMs });
    const left = shift?.direction === 'down' && shift.before > 0 ? shift.after / shift.before : 1;
    return [{ service, metric, shift, left }];
  });
  if (new Set(shifts.map(({ service }) => service)).size < fewestServices) return [];
  const general = Math.max(least, median(shifts.map(({ left }) => left)));
  const siblingsOf = siblingsAmong(calls);
  const byService = Map.groupBy(shifts, (each) => each.service);
  return shifts.flatMap(({ service, metric, shift, left }): Fall[] => {
    if (!shift || left === 1) return [];
    const siblings = siblingsOf(service).flatMap((other) => byService.get(other) ?? []);
    const others = siblings.length > 0 ? Math.max(least, median(siblings.map((other) => other.left))) : general;
    const size = shift.strength * clamp((1 - left / others - small) / (large - small));
    return size > 0
      ? [{ service, metric, before: shift.before, after: shift.after, onsetMs: shift.onsetMs, size }]
      : [];
  });
}

/** Of a service: the others that somebody who calls it is known to call. */
function siblingsAmong(calls: readonly Call[]): (service: string) => readonly string[] {
  const [byCallee, byCaller] = [Map.groupBy(calls, ({ callee }) => callee), Map.groupBy(calls, ({ caller }) => caller)];
  return (service) => {
    const callers = (byCallee.get(service) ?? []).map(({ caller }) => caller);
    const called = new Set(callers.flatMap((caller) => byCaller.get(caller)!.map(({ callee }) => callee)));
    called.delete(service);
    return [...called];
  };
}

/** Services whose requests are counted, and did not fall so far. */
export function servedAsEver(series: readonly MetricPoints[], falls: readonly Fall[]): ReadonlySet<string> {
  const fallen = new Set(falls.map(({ service }) => service));
  const served = series.filter(countsRequests).map(({ service }) => service);
  return new Set(served.filter((service) => !fallen.has(service)));
}

function countsRequests({ service, metric }: MetricPoints): boolean {
  const { role, side } = metricMeaning(metric);
  return service !== '' && role === 'traffic' && side === 'serving';
}
