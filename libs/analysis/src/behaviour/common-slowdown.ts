import { median } from '../anomaly/statistics.js';
import { beforeAfter, meanMsOf, talliesOf } from './activity.js';
import type { Divide } from './difference.js';
import { selfOnly } from './own-behaviour.js';
import { byOperation, type ServiceSpans } from './service-spans.js';

/** Fewer calls on a side do not tell how long an operation takes. */
const fewestCalls = 10;
/** Fewer operations do not tell what everything does. */
const fewestOperations = 3;
/** A machine that makes everything slower than this is an incident of its own, and must not hide another. */
const mostSlowdown = 5;

/**
 * How many times as long work takes as before, in the median of all operations: machines that are busier make everything slower, and
 * then no single service, release or database is to blame for it. Self times only, so that waiting for one cause does not count.
 */
export function commonSlowdown(services: readonly ServiceSpans[], { grid, splitMs }: Divide): number {
  const ratios = services.flatMap(({ serving, working }) =>
    byOperation([...serving, ...working]).flatMap((same) => {
      const { before, after } = beforeAfter(talliesOf(same, grid).map(selfOnly), grid, splitMs);
      const told = before.calls >= fewestCalls && after.calls >= fewestCalls && before.totalMs > 0;
      return told ? [meanMsOf(after) / meanMsOf(before)] : [];
    }),
  );
  return ratios.length < fewestOperations ? 1 : Math.min(mostSlowdown, Math.max(1, median(ratios)));
}
