import { detectShift, type Point } from '../anomaly/shift.js';
import { isThrottling } from '../naming/throttling.js';

/** Held back for a tenth of the time, or once a second, work waits for its limit and not for anybody else. */
const clearlyMore = 0.1;

/** 0..1 by service: how sure it is that its processor limit holds it back more than before the alert. */
export function heldBack(
  series: readonly { readonly service: string; readonly metric: string; readonly points: readonly Point[] }[],
  alertAtMs: number,
): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { service, metric, points } of series) {
    if (!isThrottling(metric)) continue;
    const shift = detectShift(points, { alertAtMs, minimumChange: clearlyMore });
    if (shift?.direction === 'up') held.set(service, Math.max(held.get(service) ?? 0, shift.strength));
  }
  return held;
}
