import type { Point } from '../anomaly/shift.js';
import { quantileOf, spreadOf } from '../anomaly/ascending.js';
import { mean } from '../anomaly/statistics.js';
import { metricMeaning, type MetricMeaning } from '../naming/metric-meaning.js';
import { Divided } from './divided.js';

/** What callers feel of a service. */
export type SufferingKind = 'latency' | 'failure';

/** What words about an alert, such as its summary, say is suffered; undefined where they say neither or both. */
export function sufferingKindOf(words: string): SufferingKind | undefined {
  const isSlow = /latenc|slow|duration|response.?time|delay/i.test(words);
  const { role } = metricMeaning(words);
  const fails = role === 'errors' || role === 'availability' || /\bfail|\berror/i.test(words);
  if (isSlow || role === 'latency') return fails ? undefined : 'latency';
  return fails ? 'failure' : undefined;
}

/** One series that is worse since a moment, against both its long past and its last samples before. */
export interface Suffering {
  readonly service: string;
  /** As recorded. */
  readonly metric: string;
  readonly kind: SufferingKind;
  /** In the metric's own unit; availability as recorded. */
  readonly before: number;
  readonly after: number;
  /** How much worse, in the metric's unit; positive. */
  readonly added: number;
  readonly sinceMs: number;
  /** 0..1: how far beyond what the series does by itself. */
  readonly strength: number;
  /** Oldest first; larger is worse. */
  readonly profile: readonly Point[];
}

/** One metric of one service. */
export interface MetricPoints {
  readonly service: string;
  readonly metric: string;
  readonly points: readonly Point[];
}

/** Whose requests are looked at: those that a service answers, or those that it makes. */
export type Side = MetricMeaning['side'];

/** A series read so that larger is worse; undefined when it tells nothing that callers feel, or of the calls that a service makes. */
export function badness(
  { service, metric, points }: MetricPoints,
  of: Side = 'serving',
): Pick<Suffering, 'kind' | 'profile'> | undefined {
  const { role, side } = metricMeaning(metric);
  if (service === '' || side !== of) return undefined;
  if (role === 'latency') return { kind: 'latency', profile: points };
  if (role === 'errors') return { kind: 'failure', profile: points };
  if (role !== 'availability') return undefined;
  return { kind: 'failure', profile: points.map(([atMs, value]): Point => [atMs, -value]) };
}

/** Fewer samples are no past. */
const fewestBefore = 5;
/** What was there already in the last samples before the moment is not its doing. */
const justBefore = 2;
/** Samples further back than this many intervals say nothing about just before. */
const nearIntervals = 3;
/** Without samples just before, the change may be older. */
const undatedDiscount = 0.5;
/** Latency trembles by a tenth by itself; half a percent of failures is within objectives. */
const relativeFloor = 0.1;
const shareFloor = 0.005;

/** Undefined where the series is no worse since `sinceMs`, or has too little past to tell. @param intervalMs between two samples */
export function sufferingSince(
  series: MetricPoints,
  sinceMs: number,
  intervalMs: number,
  of: Side = 'serving',
): Suffering | undefined {
  return sufferingsSince(series, [sinceMs], intervalMs, of)[0];
}

/** The same for each of several moments at which it is worse. @param moments in ascending order */
export function sufferingsSince(
  series: MetricPoints,
  moments: readonly number[],
  intervalMs: number,
  of: Side = 'serving',
): Suffering[] {
  const read = badness(series, of);
  if (!read) return [];
  const divided = new Divided(read.profile);
  return moments.flatMap((sinceMs) => sufferingOf({ series, read, divided }, sinceMs, intervalMs) ?? []);
}

interface Judged {
  readonly series: MetricPoints;
  readonly read: Pick<Suffering, 'kind' | 'profile'>;
  readonly divided: Divided;
}

function sufferingOf({ series, read, divided }: Judged, sinceMs: number, intervalMs: number): Suffering | undefined {
  const split = firstFrom(read.profile, sinceMs);
  if (split < fewestBefore || split === read.profile.length) return undefined;
  const level = worseHalfOf(divided.present(split));
  const near = read.profile
    .slice(Math.max(0, split - justBefore), split)
    .filter(([atMs]) => atMs >= sinceMs - nearIntervals * intervalMs);
  const recent = near.length > 0 ? mean(near.map(([, value]) => value)) : -Infinity;
  if (level <= recent) return undefined;
  const past = divided.past(split);
  const before = quantileOf(past, 0.5);
  const added = level - Math.max(before, recent);
  const floor = floorOf(series, read.kind, before);
  if (added <= floor) return undefined;
  const size = added / Math.max(spreadOf(past), floor);
  if (size <= 1) return undefined;
  const sign = metricMeaning(series.metric).role === 'availability' ? -1 : 1;
  return {
    service: series.service,
    metric: series.metric,
    ...read,
    before: sign * before,
    after: sign * level,
    added,
    sinceMs,
    strength: (1 - Math.exp(-(size - 1) / 3)) * (near.length > 0 ? 1 : undatedDiscount),
  };
}

/** @param ordered ascending */
function worseHalfOf(ordered: Float64Array): number {
  const from = ordered.length - Math.ceil(ordered.length / 2);
  let sum = 0;
  for (let i = ordered.length - 1; i >= from; i--) sum += ordered[i]!;
  return sum / (ordered.length - from);
}

/** The index of the first point from a moment on. */
function firstFrom(points: readonly Point[], atMs: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function floorOf({ points }: MetricPoints, kind: SufferingKind, before: number): number {
  if (kind === 'latency') return Math.max(Math.abs(before) * relativeFloor, 1e-9);
  const percent = points.some(([, value]) => Math.abs(value) > 1.5);
  return percent ? shareFloor * 100 : shareFloor;
}
