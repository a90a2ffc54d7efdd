import type { MetricSeries } from '@compass/agent-sdk';
import { detectShift, isLossMetric, type Shift } from '@compass/analysis';

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

/** Strongest first. */
export function lossRises(metrics: readonly MetricSeries[], alertAtMs: number): LossRise[] {
  return metrics
    .filter(({ metric }) => isLossMetric(metric))
    .flatMap(({ service, metric, points }): LossRise[] => {
      const shift = detectShift(points, { alertAtMs });
      if (shift?.direction !== 'up') return [];
      const ratio = shift.after / Math.max(shift.before, shift.after / 100);
      const clear = Math.min(1, Math.max(0, (ratio - usualRatio) / (clearRatio - usualRatio)));
      return [{ service, metric, shift, strength: 0.85 * shift.strength * clear }];
    })
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1));
}
