import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { detectShift, type Point } from './shift.js';

const stepMs = 5_000;
const series = (values: readonly number[]): Point[] => values.map((value, i) => [i * stepMs, value]);
const repeat = (count: number, value: (i: number) => number) => Array.from({ length: count }, (_, i) => value(i));
const noise = (i: number) => Math.sin(i * 12.9898) * 0.5;

describe('detectShift', () => {
  test('finds where a level rises, how far, and that it rose', () => {
    const points = series([...repeat(40, (i) => 10 + noise(i)), ...repeat(15, (i) => 30 + noise(i))]);
    const shift = detectShift(points, { alertAtMs: 50 * stepMs });
    expect(shift).toMatchObject({ onsetMs: 40 * stepMs, direction: 'up' });
    expect(shift!.before).toBeCloseTo(10, 0);
    expect(shift!.after).toBeCloseTo(30, 0);
    expect(shift!.strength).toBeGreaterThan(0.9);
  });

  test('the onset is when it leaves its past, and not when it last trembled', () => {
    const trembling = (i: number) => 10 + (i >= 140 ? 0.8 : 0) + noise(i);
    const points = series([...repeat(160, trembling), ...repeat(8, () => 900)]);
    expect(detectShift(points, { alertAtMs: 166 * stepMs })).toMatchObject({ onsetMs: 160 * stepMs });
  });

  test('a series that stops is a fall', () => {
    const points = series([...repeat(40, (i) => 10 + noise(i)), ...repeat(15, () => 0)]);
    expect(detectShift(points, { alertAtMs: 50 * stepMs })).toMatchObject({ direction: 'down', after: 0 });
  });

  test('intermittent spikes of a quiet gauge are a new level', () => {
    const points = series([...repeat(40, () => 0), ...repeat(15, (i) => (i % 3 === 0 ? 0 : 4))]);
    expect(detectShift(points, { alertAtMs: 50 * stepMs })!.strength).toBeGreaterThan(0.8);
  });

  test('a change smaller than the smallest that matters is none', () => {
    const points = series([...repeat(40, () => 0), ...repeat(15, () => 0.001)]);
    expect(detectShift(points, { alertAtMs: 50 * stepMs, minimumChange: 0.01 })).toBeUndefined();
  });

  test('steady noise has next to no strength', () => {
    const points = series(repeat(60, (i) => 10 + noise(i)));
    expect(detectShift(points, { alertAtMs: 55 * stepMs })?.strength ?? 0).toBeLessThan(0.3);
  });

  test('a change before the look-back or after the alert is not the onset', () => {
    const points = series([...repeat(40, (i) => noise(i)), ...repeat(20, (i) => 9 + noise(i))]);
    const shift = detectShift(points, { alertAtMs: 30 * stepMs, lookbackMs: 10 * stepMs });
    expect(shift!.onsetMs).toBeGreaterThanOrEqual(20 * stepMs);
    expect(shift!.onsetMs).toBeLessThanOrEqual(30 * stepMs);
  });

  test('strength stays within 0..1 and scaling a series does not change it', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 0, maxLength: 60 });
    fc.assert(
      fc.property(values, (drawn) => {
        const shift = detectShift(series(drawn), { alertAtMs: drawn.length * stepMs });
        const scaled = detectShift(series(drawn.map((value) => value * 4)), { alertAtMs: drawn.length * stepMs });
        expect(shift?.strength ?? 0).toBeGreaterThanOrEqual(0);
        expect(shift?.strength ?? 0).toBeLessThanOrEqual(1);
        expect(scaled?.strength ?? 0).toBeCloseTo(shift?.strength ?? 0, 6);
      }),
    );
  });
});
