import { expect, test } from '@jest/globals';
import { onsetsFromLines } from './onset-from-lines.js';

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
