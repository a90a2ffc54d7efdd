import { detectShift } from '../anomaly/shift.js';
import { perSecondOf, pointsOf, talliesOf, type BucketGrid, type Tally } from '../behaviour/activity.js';
import { failing, shiftUp, slowness } from '../behaviour/difference.js';
import { byOperation, type ServiceSpans } from '../behaviour/service-spans.js';
import { errorRatioOf, meanMsOf } from '../behaviour/activity.js';
import { commonOnset, type Onset } from './common-onset.js';

/**
 * When the trouble began, as the services' own spans tell: requests became slower or failed; where neither, when traffic changed.
 * Undefined when nothing changed.
 */
export function onsetFromSpans(
  services: readonly ServiceSpans[],
  grid: BucketGrid,
  alertAtMs: number,
): number | undefined {
  const served = services.flatMap(({ serving }) => byOperation(serving).map((one) => talliesOf(one, grid)));
  return (
    commonOnset(served.flatMap((tallies) => harmOnsets(tallies, grid, alertAtMs))) ??
    commonOnset(services.flatMap(({ serving }) => trafficOnset(talliesOf(serving, grid), grid, alertAtMs)))
  );
}

function harmOnsets(tallies: readonly Tally[], grid: BucketGrid, alertAtMs: number): Onset[] {
  return [meanMsOf, errorRatioOf].flatMap((value): Onset[] => {
    const onsetMs = shiftUp(pointsOf(tallies, grid, value), alertAtMs)?.onsetMs;
    if (onsetMs === undefined) return [];
    const compare = value === meanMsOf ? slowness : failing;
    return [{ onsetMs, strength: compare(tallies, { grid, splitMs: onsetMs, alertAtMs }).strength }];
  });
}

function trafficOnset(tallies: readonly Tally[], grid: BucketGrid, alertAtMs: number): Onset[] {
  const shift = detectShift(pointsOf(tallies, grid, perSecondOf), { alertAtMs });
  return shift ? [shift] : [];
}
