import type { MetricSeries } from '@compass/agent-sdk';
import { detectShift, type Shift } from '@compass/analysis';
import { isLatency } from './meanings.js';

/** Monitors fire while the trouble is still unfolding: a change may be seen a little after the alert. */
const afterAlertMs = 60_000;
/** Up to half as slow again is a busy day; three times is another matter. */
const usualRatio = 1.5;
const clearRatio = 3;
/** Beside something that got slower by seconds, what got slower by a fiftieth of that is not what people feel. */
const feltShare = 0.02;

/** How much longer requests to something take. */
export interface Slowdown {
  readonly name: string;
  readonly metric: string;
  readonly before: number;
  readonly after: number;
  readonly onsetMs: number;
  /** 0..1 */
  readonly slowness: number;
}

export const added = ({ before, after }: Slowdown): number => after - before;

/** Per service the worst of its latency series; a latency of 0 is no request. Those that hardly count beside the worst are left out. */
export function slowdownsOf(series: readonly MetricSeries[], alertAtMs: number): ReadonlyMap<string, Slowdown> {
  const found = series
    .filter(({ metric }) => isLatency(metric))
    .flatMap(({ service, metric, points }) => {
      const shift = shiftOf(
        points.filter(([, value]) => value > 0),
        alertAtMs,
      );
      return shift?.direction === 'up' ? [{ name: service, metric, ...ratioOf(shift) }] : [];
    })
    .filter(({ slowness }) => slowness > 0);
  const most = Math.max(...found.map(added));
  const felt = found.filter((slowdown) => added(slowdown) >= feltShare * most);
  const worst = new Map<string, Slowdown>();
  for (const slowdown of felt.sort((a, b) => added(a) * a.slowness - added(b) * b.slowness))
    worst.set(slowdown.name, slowdown);
  return worst;
}

export const shiftOf = (points: MetricSeries['points'], alertAtMs: number): Shift | undefined =>
  detectShift(points, { alertAtMs: alertAtMs + afterAlertMs });

function ratioOf({ before, after, onsetMs, strength }: Shift) {
  const ratio = after / Math.max(before, 1e-9);
  const clear = Math.min(1, Math.max(0, (ratio - usualRatio) / (clearRatio - usualRatio)));
  return { before, after, onsetMs, slowness: clear * Math.min(1, 2 * strength) };
}
