import { detectShift } from '../anomaly/shift.js';
import { median } from '../anomaly/statistics.js';
import type { Call } from '../fusion/evidence.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import { isOnTheGraph } from './explained.js';
import { failingShare, requestsSince } from './failing-share.js';
import type { Origin } from './origins.js';
import type { MetricPoints } from './suffering.js';

/** A service that far fewer requests reach than before, though those who call it are called as ever. */
export interface Deserted {
  readonly service: string;
  /** As recorded. */
  readonly metric: string;
  readonly before: number;
  readonly after: number;
  readonly onsetMs: number;
  /** Those who call it and suffer. */
  readonly sufferers: readonly string[];
  /** 0..1 */
  readonly strength: number;
}

interface Fall {
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
/** Fewer samples of a service's requests do not tell. */
const fewestServices = 2;
/** That its only caller asks less may be the caller's own trouble, unless fewer requests fail there than are missing here. */
const oneCaller = 0.6;
const clearlyFewer = 0.8;
/** Where nobody knows who calls it. */
const unknownCallers = 0.7;
const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Whom requests no longer reach, clearest first. Starvation goes down the graph: a service is named as far as those who call it are not
 * deserted themselves, and suffer from nothing else that they call.
 */
export function desertedServices(
  series: readonly MetricPoints[],
  calls: readonly Call[],
  suffering: readonly Origin[],
  alertAtMs: number,
): Deserted[] {
  const falls = fallsIn(series, alertAtMs);
  const sizes = new Map(falls.map(({ service, size }) => [service, size]));
  const unexplained = new Map<string, number>();
  for (const { service, own } of suffering) unexplained.set(service, Math.max(own, unexplained.get(service) ?? 0));
  const failing = new Map(
    suffering.flatMap((one): [string, Failing][] => {
      const share = failingShare(one, series);
      if (share === undefined) return [];
      return [[one.service, { share, requests: share * requestsSince(one.service, one.sinceMs, series) }]];
    }),
  );
  return falls
    .filter(({ size }) => size > 0)
    .map((fall) => {
      const { size, ...told } = fall;
      const known = [...new Set(calls.flatMap(({ caller, callee }) => (callee === fall.service ? [caller] : [])))];
      const callers = known.length > 0 ? known : mayCall(fall, failing, calls);
      const sufferers = callers.filter((caller) => unexplained.has(caller) && caller !== fall.service);
      const above = Math.max(0, ...callers.map((caller) => sizes.get(caller) ?? 0));
      const own = Math.max(0, ...sufferers.map((caller) => unexplained.get(caller)!));
      const witnessed =
        witnessOf(fall, callers, sufferers, failing) *
        (callers.length === 0 ? 1 : own) *
        (known.length > 0 ? 1 : unknownCallers);
      return { ...told, sufferers, strength: size * (1 - Math.min(1, above / size)) * witnessed };
    })
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1));
}

/** Where nobody knows who calls whom: services at which fewer requests fail than are missing there, yet some. */
function mayCall(
  { service, before, after }: Fall,
  failing: ReadonlyMap<string, Failing>,
  calls: readonly Call[],
): string[] {
  if (isOnTheGraph(service, calls)) return [];
  const missing = 1 - after / before;
  return [...failing].flatMap(([caller, { share }]) =>
    caller !== service && share < clearlyFewer * missing && !isOnTheGraph(caller, calls) ? [caller] : [],
  );
}

interface Failing {
  readonly share: number;
  readonly requests: number;
}

/** 0..1: how well its callers' trouble fits to what is missing: as many requests fail at them, and not because they fail all that they get. */
function witnessOf(
  { before, after }: Pick<Fall, 'before' | 'after'>,
  callers: readonly string[],
  sufferers: readonly string[],
  failing: ReadonlyMap<string, Failing>,
): number {
  if (callers.length === 0) return 1;
  if (sufferers.length === 0) return 0;
  const told = sufferers.flatMap((caller) => failing.get(caller) ?? []);
  const isTheirs = told.length === 0 || told.some(({ share }) => share >= clearlyFewer * (1 - after / before));
  const failed = told.reduce((sum, { requests }) => sum + requests, 0);
  const enough = failed === 0 ? 1 : Math.min(1, failed / (before - after));
  return enough * (sufferers.length === 1 && isTheirs ? oneCaller : 1);
}

function fallsIn(series: readonly MetricPoints[], alertAtMs: number): Fall[] {
  const counted = series.filter(({ service, metric }) => {
    const { role, side } = metricMeaning(metric);
    return service !== '' && role === 'traffic' && side === 'serving';
  });
  const shifts = counted.flatMap(({ service, metric, points }) => {
    const shift = detectShift(points, { alertAtMs });
    const left = shift?.direction === 'down' && shift.before > 0 ? shift.after / shift.before : 1;
    return [{ service, metric, shift, left }];
  });
  if (new Set(shifts.map(({ service }) => service)).size < fewestServices) return [];
  const general = Math.max(0.1, median(shifts.map(({ left }) => left)));
  return shifts.flatMap(({ service, metric, shift, left }): Fall[] => {
    if (!shift || left === 1) return [];
    const size = shift.strength * clamp((1 - left / general - small) / (large - small));
    return [{ service, metric, before: shift.before, after: shift.after, onsetMs: shift.onsetMs, size }];
  });
}
