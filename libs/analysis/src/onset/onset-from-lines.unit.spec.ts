import { describe, expect, test } from '@jest/globals';
import { onsetsFromLines, ownOnset } from './onset-from-lines.js';

const buckets = { startMs: 0, widthMs: 60_000, count: 60 };
const alertAtMs = 55 * 60_000;
const lines = (count: (minute: number) => number) => ({
  counts: Array.from({ length: buckets.count }, (_, minute) => count(minute)),
});
const always = lines(() => 5);

test('a kind of line that began shortly before the alert dates the trouble, the surer the more lines', () => {
  const kinds = [lines((minute) => (minute >= 50 ? 4 : 0)), lines((minute) => (minute === 53 ? 3 : 0))];
  expect(onsetsFromLines(kinds, { buckets, templates: [always, ...kinds] }, alertAtMs)).toEqual([
    { onsetMs: 50 * 60_000, strength: 1 },
    { onsetMs: 53 * 60_000, strength: 0.25 },
  ]);
});

test.each([
  ['that was there before', always],
  ['that began after the alert', lines((minute) => (minute >= 57 ? 9 : 0))],
  ['of which there is none', lines(() => 0)],
])('a kind %s dates nothing', (_, kind) => {
  expect(onsetsFromLines([kind], { buckets, templates: [always, kind] }, alertAtMs)).toEqual([]);
});

test('where lines are kept since a few minutes, the first of a kind may have been logged before', () => {
  const kind = lines((minute) => (minute >= 50 ? 4 : 0));
  const kept = lines((minute) => (minute >= 48 ? 5 : 0));
  expect(onsetsFromLines([kind], { buckets, templates: [kept, kind] }, alertAtMs)).toEqual([]);
});

describe('the own onset of a service', () => {
  const of = (service: string, count: (minute: number) => number) => ({ service, ...lines(count) });
  const speaks = of('web', () => 5);
  const errors = (from: number, until = 60) => of('web', (minute) => (minute >= from && minute < until ? 4 : 0));
  const onset = (kind: ReturnType<typeof errors>, ...own: (typeof speaks)[]) =>
    ownOnset([kind], { buckets, templates: [kind, ...own, of('ads', () => 9)] }, alertAtMs);

  test('is told by lines that it had not logged before, and goes on to log', () => {
    expect(onset(errors(45), speaks)).toBe(45 * 60_000);
  });

  test('is not told by what it logs as it starts, however long others have been at it', () => {
    expect(
      onset(
        errors(45),
        of('web', (minute) => (minute >= 44 ? 5 : 0)),
      ),
    ).toBeUndefined();
  });

  test('is not told by what is over', () => {
    expect(onset(errors(40, 44), speaks)).toBeUndefined();
  });
});
