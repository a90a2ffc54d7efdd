import type { Point } from '../anomaly/shift.js';

/**
 * One point per step: the mean of the step's points, at the step's start. Steps are aligned to `originMs`; a step without points is
 * left out. @param points oldest first
 */
export function resample(points: readonly Point[], originMs: number, stepMs: number): Point[] {
  const steps: Point[] = [];
  let sum = 0;
  let count = 0;
  points.forEach(([atMs, value], i) => {
    sum += value;
    count += 1;
    const step = Math.floor((atMs - originMs) / stepMs);
    const next = points[i + 1];
    if (next && Math.floor((next[0] - originMs) / stepMs) === step) return;
    steps.push([originMs + step * stepMs, sum / count]);
    [sum, count] = [0, 0];
  });
  return steps;
}
