import type { MetricSeries } from '@compass/agent-sdk';
import { countsResent, detectShift, isLossMetric, type Shift } from '@compass/analysis';

/** A counter of packets that were lost or sent again, and that rose. */
export interface LossRise {
  readonly service: string;
  readonly metric: string;
  readonly shift: Shift;
  /** 0..1 */
  readonly strength: number;
}

/** Some packets are always lost: twice as many are a bad hour, five times as many a bad network. */
const usualRatio = 2;
const clearRatio = 5;
/** Segments sent again per second that are no accident. */
const lossy = 1;

/**
 * Strongest first. Both ends of a lossy link send again, and whoever talks to them a little: it is where most is lost that the network is
 * bad, and the others are discounted by how much less they lose.
 */
export function lossRises(metrics: readonly MetricSeries[], alertAtMs: number): LossRise[] {
  const rises = metrics
    .filter(({ metric }) => isLossMetric(metric))
    .flatMap(({ service, metric, points }): LossRise[] => {
      const shift = detectShift(points, { alertAtMs });
      if (shift?.direction !== 'up') return [];
      const ratio = shift.after / Math.max(shift.before, shift.after / 100);
      const clear = Math.min(1, Math.max(0, (ratio - usualRatio) / (clearRatio - usualRatio)));
      const accident = countsResent(metric) ? lossy / (lossy + added(shift)) : 0;
      return [{ service, metric, shift, strength: 0.85 * shift.strength * clear * (1 - accident) }];
    });
  const most = new Map<string, number>();
  for (const { metric, shift } of rises) most.set(metric, Math.max(most.get(metric) ?? 0, added(shift)));
  return rises
    .map((rise) => ({ ...rise, strength: (rise.strength * added(rise.shift)) / most.get(rise.metric)! }))
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1));
}

const added = ({ before, after }: Shift): number => after - before;
