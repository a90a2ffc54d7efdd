import type { TimeWindow } from '@compass/kernel';
import type { Buckets } from '../port/logs.js';

/** Buckets are not widened beyond this many: a shape over time must remain to be seen. */
const fewestBuckets = 30;
const mostBuckets = 720;

/** The buckets of a window, from the first thing that the back end has; never more than {@link mostBuckets}. */
export function bucketsOf(window: TimeWindow, widthMs: number, firstMs: number): Buckets {
  const skipped = Math.max(0, Math.floor((Math.min(firstMs, window.endMs) - window.startMs) / widthMs));
  const startMs = window.startMs + skipped * widthMs;
  const count = Math.ceil((window.endMs - startMs) / widthMs);
  return count > mostBuckets ? bucketsOf(window, widthMs * 2, firstMs) : { startMs, widthMs, count };
}

/** The same buckets, then ever wider ones, each twice as wide as before. */
export function* everWider(window: TimeWindow, first: Buckets, firstMs: number): Generator<Buckets> {
  yield first;
  for (let { widthMs, count } = first; count / 2 >= fewestBuckets;) {
    widthMs *= 2;
    const wider = bucketsOf(window, widthMs, firstMs);
    yield wider;
    ({ count } = wider);
  }
}

/** The index of the bucket of a time within the window. */
export const bucketOf = (atMs: number, { startMs, widthMs }: Buckets): number => Math.floor((atMs - startMs) / widthMs);
