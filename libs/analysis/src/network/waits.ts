import { median, quantile } from '../anomaly/statistics.js';
import type { LinkSample } from './links.js';

/** How differently calls wait on their way that wait longer than before. */
export interface Waits {
  /** Milliseconds on the way: of the fastest call, and about of the slowest. */
  readonly leastMs: number;
  readonly mostMs: number;
  /**
   * 0..1: how much they wait as those do whose packets get lost. A delay is at least as long for each call; what is lost is sent again after
   * 0.2 s or 1 s, and after twice as long each time that it is lost again (RFC 6298), and what is not lost is as fast as ever: calls of one
   * moment wait very differently, and the slowest of one moment differ from those of the next.
   */
  readonly uneven: number;
}

/** With fewer calls, the fastest and the slowest of a moment are any of them. */
const fewestCalls = 3;
const fewestMoments = 3;
/** The fastest wait of a moment as a part of its mean: for a delay with jitter or over several packets, and where packets are lost. */
const fastest = { even: 0.5, uneven: 0.3 };
/**
 * The middle half of the slowest waits as a part of their median: one slow instance of several slows down all of its calls alike. Of the slowest
 * of five calls it is .2 where waits are drawn evenly from nothing to twice their mean, .7 where they are exponential; ten moments tell it roughly.
 */
const slowest = { even: 0.2, uneven: 0.35 };

/** @param slow the moments in which calls wait longer than before */
export function waitsOf(slow: readonly LinkSample[]): Waits {
  const leastMs = Math.min(...slow.map(({ fastestMs }) => fastestMs));
  const mostMs = Math.max(...slow.map(({ slowestMs }) => slowestMs));
  const telling = slow.filter(({ calls, wireMs }) => calls >= fewestCalls && wireMs > 0);
  if (telling.length < fewestMoments) return { leastMs, mostMs, uneven: 0 };
  const part = median(telling.map(({ fastestMs, wireMs }) => fastestMs / wireMs));
  const waits = telling.map(({ slowestMs }) => slowestMs);
  const spread = (quantile(waits, 0.75) - quantile(waits, 0.25)) / Math.max(median(waits), 1e-9);
  return { leastMs, mostMs, uneven: position(part, fastest) * position(spread, slowest) };
}

const position = (value: number, { even, uneven }: { even: number; uneven: number }): number =>
  Math.min(1, Math.max(0, (value - even) / (uneven - even)));
