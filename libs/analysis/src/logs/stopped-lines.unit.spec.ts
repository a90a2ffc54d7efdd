import { describe, expect, test } from '@jest/globals';
import { stoppedLines, type CountedLines } from './stopped-lines.js';

const grid = { startMs: 0, widthMs: 5_000, count: 720 };
const alertAtMs = 3_400_000;
const onset = 620;

/** A line every so many buckets, with a rhythm of its own, before and since. */
const line = (template: string, before: (i: number) => number, since = before, level = 'INFO'): CountedLines => ({
  ...{ service: 'orders', level, template },
  counts: Array.from({ length: grid.count }, (_, i) => (i < onset ? before(i) : since(i))),
});
const often = (i: number): number => (i % 7 === 0 || i % 31 < 2 ? 1 : 0);
const otherwise = (i: number): number => (i % 60 < 6 ? 1 : 0);
const never = (): number => 0;
const twice = (i: number): number => 2 * often(i);

const found = (...lines: CountedLines[]) =>
  stoppedLines(lines, grid, alertAtMs)
    .filter(({ strength }) => strength > 0.3)
    .map(({ missing }) => missing);

describe('a line that stopped', () => {
  test('comes no longer, while its companion does', () => {
    const [stopped] = stoppedLines([line('placed', often, never), line('checking', often)], grid, alertAtMs);
    expect(stopped).toMatchObject({ missing: 'placed', companion: 'checking' });
    expect(Math.abs(stopped!.onsetMs - onset * grid.widthMs)).toBeLessThanOrEqual(60_000);
  });

  test('is seen though traffic doubles, and a share of all lines is lost', () => {
    const some = (of: (i: number) => number, lost: number) => (i: number) => ((i + lost) % 3 === 0 ? 0 : of(i));
    expect(found(line('placed', some(often, 1), never), line('checking', some(often, 2), twice))).toEqual(['placed']);
  });

  test.each([
    ['what stops with its companion', [line('placed', often, never), line('checking', often, never)]],
    ['what came at other times', [line('placed', often, never), line('nightly', otherwise)]],
    ['less of everything', [line('placed', twice, often), line('checking', twice, often)]],
    ['an error that no longer comes', [line('refused', often, never, 'ERROR'), line('checking', often)]],
  ])('is not %s', (_, lines) => {
    expect(found(...lines)).toEqual([]);
  });
});
