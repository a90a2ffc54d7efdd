import { quantileOf, spreadOf, trimmedMeanOf, valuesOf } from './ascending.js';
import { strengthOf, type Point, type Shift, type ShiftOptions } from './shift.js';

/** How long before somebody notices a change may have begun that grows bit by bit: a working day. */
export const creepingMs = 8 * 60 * 60_000;
/** Fewer samples are no past, and no present. */
const fewest = 5;
/** Moments that are tried as the end of the past. */
const mostMoments = 12;
const relativeFloor = 0.05;

/**
 * A level that moved away from its past bit by bit, over hours, and has not come back: no split divides such a series into two levels (see
 * detectShift), but its last samples lie beyond all that it did before. Of the moments tried, the last since which it moved about
 * furthest, in robust standard deviations of what was before; significance is that of the rank sum of the last samples (Wilcoxon 1945).
 * @returns undefined when there are too few samples, the last ones are long past, or it moved by less than `minimumChange`
 */
export function detectCreep(points: readonly Point[], options: ShiftOptions): Shift | undefined {
  const samples = points.filter(([atMs, value]) => Number.isFinite(value) && atMs <= options.alertAtMs);
  if (!goesOn(samples, options.alertAtMs)) return undefined;
  const last = valuesOf(samples, Math.max(0, samples.length - fewest)).sort();
  const moved = momentsIn(samples, options).flatMap((index): Moved[] => {
    const shift = movedFrom(valuesOf(samples, 0, index).sort(), last, options);
    return shift ? [shift] : [];
  });
  const furthest = Math.min(farEnough, Math.max(...moved.map(({ effect }) => effect)));
  const found = moved.findLast(({ effect }) => effect >= furthest * asFar);
  return found && { ...found, onsetMs: leftAt(samples, found) };
}

/** Whether the last samples tell of the alert's time: a series that ended before is nowhere now. */
function goesOn(samples: readonly Point[], alertAtMs: number): boolean {
  const [first, latest] = [samples.at(-fewest)?.[0], samples.at(-1)?.[0]];
  return first !== undefined && latest !== undefined && alertAtMs - latest <= latest - first;
}

type Moved = Omit<Shift, 'onsetMs'>;

/** When a series was last within a tenth of the way of where it came from. */
function leftAt(samples: readonly Point[], { before, after }: Moved): number {
  const way = (value: number) => (value - before) / (after - before);
  return (samples.findLast(([, value]) => way(value) <= leavesAt) ?? samples[0]!)[0];
}

const leavesAt = 0.1;
/** Further away says no more. */
const farEnough = 10;
/** Until it began, each later moment has as quiet a past as the one before. */
const asFar = 0.8;

/** Indices of first samples since a moment: evenly over the look-back, with a past before and a present after. */
function momentsIn(samples: readonly Point[], { alertAtMs, lookbackMs = creepingMs }: ShiftOptions): number[] {
  const from = Math.max(
    fewest,
    samples.findIndex(([atMs]) => atMs >= alertAtMs - lookbackMs),
  );
  const until = samples.length - fewest;
  const every = Math.max(1, Math.ceil((until - from + 1) / mostMoments));
  return Array.from({ length: Math.max(0, Math.ceil((until - from + 1) / every)) }, (_, i) => from + i * every);
}

function movedFrom(past: Float64Array, last: Float64Array, { minimumChange = 0 }: ShiftOptions): Moved | undefined {
  const [before, after] = [trimmedMeanOf(past), trimmedMeanOf(last)];
  const difference = after - before;
  if (difference === 0 || Math.abs(difference) < minimumChange) return undefined;
  const floor = Math.max(Math.abs(quantileOf(past, 0.5)) * relativeFloor, Math.abs(difference) / 100);
  const effect = Math.abs(difference) / Math.max(spreadOf(past), floor);
  const significance = separation(past, last);
  const direction = difference > 0 ? 'up' : 'down';
  return { direction, before, after, effect, significance, strength: strengthOf(effect, significance) };
}

/** Wilcoxon's rank sum of the last samples among all, standardised: sigmas. */
function separation(past: Float64Array, last: Float64Array): number {
  let above = 0;
  for (const one of last) for (const other of past) above += one > other ? 1 : one === other ? 0.5 : 0;
  const [n, m] = [past.length, last.length];
  return Math.abs(above - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}
