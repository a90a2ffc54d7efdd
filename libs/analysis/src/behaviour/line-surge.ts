import type { BucketGrid } from './activity.js';

/** Log lines of one kind that came up with the trouble. */
export interface LineSurge {
  /** Lines a minute. */
  readonly before: number;
  readonly after: number;
  /** Lines since. */
  readonly count: number;
  /** The first line ever, where there was none long before; else the moment that divides before and after. */
  readonly onsetMs: number;
  /** 0..1: how well established it is that the kind is new, or far more frequent. */
  readonly strength: number;
}

interface Lines {
  readonly counts: readonly number[];
  readonly firstSeenMs?: number;
}

/** Fewer lines may be an accident; with a dozen a kind of line is established. */
const fewestLines = 3;
const establishedLines = 12;
/** Before, it must have been this much rarer to count as new. */
const fewestTimes = 5;
/** How long before the common onset a new kind of line may have begun: a fault is logged before it is felt. */
const leadMs = 120_000;
/** A line that was there before, only rarer, says less. */
const notNew = 0.7;

/**
 * Undefined when the lines are as frequent as before, or too few to tell.
 * @param load how many times as much the service has to do as before: so many more lines say nothing
 */
export function lineSurge(lines: Lines, grid: BucketGrid, splitMs: number, load = 1): LineSurge | undefined {
  const fresh = lines.firstSeenMs !== undefined && lines.firstSeenMs >= splitMs - leadMs;
  const onsetMs = fresh ? lines.firstSeenMs : splitMs;
  const splitAt = Math.min(grid.count, Math.max(0, Math.floor((onsetMs - grid.startMs) / grid.widthMs)));
  const earlier = sum(lines.counts.slice(0, splitAt));
  const count = sum(lines.counts.slice(splitAt));
  const before = perMinute(earlier, splitAt, grid);
  const after = perMinute(count, grid.count - splitAt, grid);
  if (count < fewestLines || after < before * fewestTimes * Math.max(1, load)) return undefined;
  const strength = Math.min(1, count / establishedLines) * (earlier === 0 ? 1 : notNew);
  return { before, after, count, onsetMs, strength };
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

const perMinute = (lines: number, buckets: number, { widthMs }: BucketGrid): number =>
  buckets === 0 ? 0 : (lines * 60_000) / (buckets * widthMs);
