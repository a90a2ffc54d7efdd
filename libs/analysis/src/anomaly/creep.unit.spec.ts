import { describe, expect, test } from '@jest/globals';
import { detectCreep } from './creep.js';
import { detectShift, type Point } from './shift.js';

const stepMs = 60_000;
const minutes = 240;
const alertAtMs = minutes * stepMs;
const noise = (i: number) => Math.sin(i * 12.9898) * 0.5;
const series = (value: (i: number) => number): Point[] =>
  Array.from({ length: minutes + 1 }, (_, i) => [i * stepMs, value(i) + noise(i)]);
const options = { alertAtMs, lookbackMs: 3 * 3_600_000 };

describe('detectCreep', () => {
  test('finds what grew for two hours, when it began, and how far it has come', () => {
    const points = series((i) => 20 + Math.max(0, i - 120) * 0.5);
    const creep = detectCreep(points, options);
    expect(creep).toMatchObject({ direction: 'up' });
    expect(Math.abs(creep!.before - 20)).toBeLessThan(5);
    expect(creep!.after).toBeGreaterThan(75);
    expect(Math.abs(creep!.onsetMs - 120 * stepMs)).toBeLessThanOrEqual(20 * stepMs);
    expect(creep!.strength).toBeGreaterThan(0.8);
  });

  test('and what no split into two levels tells as clearly', () => {
    const points = series((i) => 20 + Math.max(0, i - 60) * 0.5);
    const split = detectShift(points, { alertAtMs });
    expect(detectCreep(points, options)!.strength).toBeGreaterThan((split?.strength ?? 0) + 0.3);
  });

  test('what falls creeps, too', () => {
    expect(
      detectCreep(
        series((i) => 100 - Math.max(0, i - 120) * 0.5),
        options,
      ),
    ).toMatchObject({ direction: 'down' });
  });

  test('what came back by itself has next to no strength', () => {
    const points = series((i) => (i > 100 && i < 180 ? 60 : 20));
    expect(detectCreep(points, options)?.strength ?? 0).toBeLessThan(0.3);
  });

  test.each([
    ['steady noise', () => 20],
    ['a wave of hours', (i: number) => 20 + 8 * Math.sin(i / 20)],
  ])('%s is none', (_, value) => {
    expect(detectCreep(series(value), options)?.strength ?? 0).toBeLessThan(0.5);
  });

  test.each([
    ['nothing', []],
    ['a few samples', series(() => 1).slice(-8)],
    ['what grew, and ended an hour before', series((i) => 20 + i * 0.5).slice(0, -60)],
  ])('%s tells nothing', (_, points) => {
    expect(detectCreep(points, options)).toBeUndefined();
  });
});
