import type { FindingStatement, MetricSeries } from '@compass/agent-sdk';
import { clockText, collectionFactor, detectShift, shareText } from '@compass/analysis';

/** Collectors aim at less than a tenth of the time; who spends four tenths in them does hardly anything else under load. */
const [usual, harmful] = [0.1, 0.4];
const most = 0.95;

/** Services whose garbage collector takes a large part of the time, as it does when a heap is nearly full, whatever the heap's size. Pure. */
export function collectionFindings(series: readonly MetricSeries[], alertAtMs: number): FindingStatement[] {
  return series.flatMap(({ service, metric, points }): FindingStatement[] => {
    const factor = collectionFactor(metric);
    const shift = factor && detectShift(points, { alertAtMs, minimumChange: usual / 2 / factor });
    if (!shift || shift.direction !== 'up') return [];
    const [before, after] = [shift.before * factor, shift.after * factor];
    const strength = most * shift.strength * Math.min(1, Math.max(0, (after - usual) / (harmful - usual)));
    if (strength === 0) return [];
    return [
      {
        ...{ service, indicator: metric, category: 'infrastructure.memory', direction: 'up', check: 'collecting' },
        ...{ onsetMs: shift.onsetMs, strength },
        statement: `The garbage collector of ${service} takes ${shareText(after)} of the time (${shareText(before)} before) since ${clockText(shift.onsetMs)}, by ${metric}.`,
        refutations: [`The heap of ${service} has room left.`, `${service} has as much more to do.`],
      },
    ];
  });
}
