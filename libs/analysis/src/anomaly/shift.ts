import { median, ranks, robustSpread, trimmedMean } from './statistics.js';

/** One sample: epoch milliseconds and value. */
export type Point = readonly [atMs: number, value: number];

/** A lasting change of a series' level. Values are in the series' own unit. */
export interface Shift {
  /** The first sample of the new level. */
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
  const samples = points.filter(([, value]) => Number.isFinite(value));
  const split = bestSplit(samples, options);
  if (!split) return undefined;
  const values = samples.map(([, value]) => value);
  const [past, present] = [values.slice(0, split.index), values.slice(split.index)];
  const before = trimmedMean(past);
  const after = trimmedMean(present);
  const difference = after - before;
  if (difference === 0 || Math.abs(difference) < (options.minimumChange ?? 0)) return undefined;
  const floor = Math.max(Math.abs(median(past)) * (options.relativeFloor ?? 0.05), Math.abs(difference) / 100);
  const effect = Math.abs(difference) / Math.max(robustSpread(past), floor);
  return {
    onsetMs: samples[split.index]![0],
    direction: difference > 0 ? 'up' : 'down',
    before,
    after,
    effect,
    significance: split.significance,
    strength: strengthOf(effect, split.significance),
  };
}

/** 0 up to one standard deviation, .39 at three, .9 at ten; scaled down while the split may be chance (below 4 sigmas). */
function strengthOf(effect: number, significance: number): number {
  return (1 - Math.exp(-Math.max(0, effect - 1) / 4)) * Math.min(1, significance / 4);
}

function bestSplit(
  samples: readonly Point[],
  { alertAtMs, lookbackMs = 15 * 60_000 }: ShiftOptions,
): { index: number; significance: number } | undefined {
  const n = samples.length;
  const rank = ranks(samples.map(([, value]) => value));
  let best: { index: number; significance: number } | undefined;
  for (let index = 1, sum = rank[0] ?? 0; index <= n - minimumSamples; sum += rank[index++]!) {
    const atMs = samples[index]![0];
    if (index < minimumSamples || atMs < alertAtMs - lookbackMs || atMs > alertAtMs) continue;
    const statistic = Math.abs(2 * sum - index * (n + 1));
    const significance = statistic / Math.sqrt((index * (n - index) * (n + 1)) / 3);
    if (!best || significance > best.significance) best = { index, significance };
  }
  return best;
}
