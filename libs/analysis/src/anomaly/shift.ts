import { quantileOf, rankIn, spreadOf, trimmedMeanOf, valuesOf, without } from './ascending.js';

/** One sample: epoch milliseconds and value. */
export type Point = readonly [atMs: number, value: number];

/** A lasting change of a series' level. Values are in the series' own unit. */
export interface Shift {
  /** The first sample on the way to the new level. */
  readonly onsetMs: number;
  readonly direction: 'up' | 'down';
  readonly before: number;
  readonly after: number;
  /** Difference of the levels, in robust standard deviations of the past (floored, see {@link ShiftOptions}). */
  readonly effect: number;
  /** Standardised rank statistic of the split: how unlikely the split is by chance, in sigmas. */
  readonly significance: number;
  /** 0..1, from effect and significance together. */
  readonly strength: number;
}

export interface ShiftOptions {
  /** When the monitor fired: the change began before. */
  readonly alertAtMs: number;
  /** How long before the alert the change may have begun. */
  readonly lookbackMs?: number;
  /** Smallest difference that matters, in the series' unit: quiet series do not win by tiny deviations. */
  readonly minimumChange?: number;
  /** Spread counts as at least this fraction of the level before. */
  readonly relativeFloor?: number;
}

const minimumSamples = 3;

/**
 * Finds the split that separates a series best into before and after, by Pettitt's rank statistic (A non-parametric approach to
 * the change-point problem, Applied Statistics 28, 1979), and measures the change against the series' own past.
 * @returns undefined when there are too few samples on one side, or the change is below `minimumChange`
 */
export function detectShift(points: readonly Point[], options: ShiftOptions): Shift | undefined {
  const samples = points.every(([, value]) => Number.isFinite(value)) ? points : points.filter(isSample);
  const first = firstCandidate(samples, options);
  if (first === undefined) return undefined;
  const ordered = valuesOf(samples).sort();
  const split = bestSplit(samples, ordered, first, options);
  const present = valuesOf(samples, split.index).sort();
  const past = without(ordered, present);
  const before = trimmedMeanOf(past);
  const after = trimmedMeanOf(present);
  const difference = after - before;
  if (difference === 0 || Math.abs(difference) < (options.minimumChange ?? 0)) return undefined;
  const level = Math.abs(quantileOf(past, 0.5));
  const floor = Math.max(level * (options.relativeFloor ?? 0.05), Math.abs(difference) / 100);
  const effect = Math.abs(difference) / Math.max(spreadOf(past), floor);
  const leaves = ([atMs, value]: Point) => atMs <= options.alertAtMs && (value - before) / difference >= leavesAt;
  return {
    onsetMs: (samples.find((one, i) => i >= split.index && leaves(one)) ?? samples[split.index]!)[0],
    direction: difference > 0 ? 'up' : 'down',
    before,
    after,
    effect,
    significance: split.significance,
    strength: strengthOf(effect, split.significance),
  };
}

/** Ranks know no size, and may divide a series where it only trembled: it leaves its past at the first sample that is a tenth of the way off. */
const leavesAt = 0.1;

const isSample = ([, value]: Point): boolean => Number.isFinite(value);

/** 0 up to one standard deviation, .39 at three, .9 at ten; scaled down while it may be chance (below 4 sigmas). */
export function strengthOf(effect: number, significance: number): number {
  return (1 - Math.exp(-Math.max(0, effect - 1) / 4)) * Math.min(1, significance / 4);
}

const mayBegin = (atMs: number, { alertAtMs, lookbackMs = 15 * 60_000 }: ShiftOptions): boolean =>
  atMs >= alertAtMs - lookbackMs && atMs <= alertAtMs;

/** Where the first split may lie; undefined: nowhere. */
function firstCandidate(samples: readonly Point[], options: ShiftOptions): number | undefined {
  for (let i = minimumSamples; i <= samples.length - minimumSamples; i++)
    if (mayBegin(samples[i]![0], options)) return i;
  return undefined;
}

/** Ranks add up to n (n + 1) / 2, so that only those from the first candidate on are needed. @param ordered the samples' values, ascending */
function bestSplit(
  samples: readonly Point[],
  ordered: Float64Array,
  first: number,
  options: ShiftOptions,
): { index: number; significance: number } {
  const n = samples.length;
  const rank = valuesOf(samples, first).map((value) => rankIn(ordered, value));
  const best = { index: first, significance: -1 };
  let sum = (n * (n + 1)) / 2 - rank.reduce((all, one) => all + one, 0);
  for (let index = first; index <= n - minimumSamples; sum += rank[index++ - first]!) {
    if (!mayBegin(samples[index]![0], options)) continue;
    const statistic = Math.abs(2 * sum - index * (n + 1));
    const significance = statistic / Math.sqrt((index * (n - index) * (n + 1)) / 3);
    if (significance > best.significance) [best.index, best.significance] = [index, significance];
  }
  return best;
}
