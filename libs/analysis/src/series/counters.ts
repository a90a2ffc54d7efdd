import type { Point } from '../anomaly/shift.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import { remembered } from '../naming/remembered.js';
import { resourceMeaning } from '../naming/resource-meaning.js';
import { wordsOf } from '../naming/words.js';

interface Series {
  readonly metric: string;
  readonly points: readonly Point[];
}

/** Series in which what is counted up since a process began is told as its increase per second; gauges as they are. */
export const countersAsRates = <T extends Series>(series: readonly T[]): T[] =>
  series.map((one) => (isCountedUp(one) ? { ...one, points: ratesOf(one.points) } : one));

/** What a name allows a series to be: counted up as far as it never falls, only when it keeps rising, too, or never. */
const mayCount = remembered((metric: string): 'says so' | 'may be' | 'no' => {
  const resource = resourceMeaning(metric)?.resource;
  if (resource === 'memory' || resource === 'handles') return 'no';
  if (wordsOf(metric).some((word) => /^(total|count|sum|bucket)$/.test(word))) return 'says so';
  const { role } = metricMeaning(metric);
  return role === 'latency' || role === 'availability' ? 'no' : 'may be';
});

const fewestPoints = 3;
/** Without a name that says so, so many samples must tell, and rise early and late: what merely stepped up is no counter. */
const tellingPoints = 10;
const fewestRises = 2;
/** Processes restart, and count from nothing. */
const mostResets = 0.02;
const resetBelow = 0.5;

function isCountedUp({ metric, points }: Series): boolean {
  const may = mayCount(metric);
  if (may === 'no' || points.length < fewestPoints) return false;
  const most = Math.max(1, points.length * mostResets);
  let [early, late, resets] = [0, 0, 0];
  for (let i = 1; i < points.length; i++) {
    const [before, after] = [points[i - 1]![1], points[i]![1]];
    if (after > before && i < points.length / 2) early += 1;
    else if (after > before) late += 1;
    else if (after < before && ((resets += 1) > most || after > before * resetBelow)) return false;
  }
  if (may === 'says so') return early + late > 0;
  if (points.length < tellingPoints) return false;
  return Math.min(early, late) >= fewestRises || (early + late > 0 && isSeldomCounted({ metric, points }));
}

/** Failures that hardly ever happen: many were counted long ago, and since then nearly every sample repeats the one before. */
function isSeldomCounted({ metric, points }: Series): boolean {
  if (metricMeaning(metric).role !== 'errors') return false;
  const [first, last] = [points[0]![1], points.at(-1)![1]];
  const repeated = points.filter(([, value], i) => i > 0 && value === points[i - 1]![1]).length;
  return first > 1 && last - first < first && repeated >= points.length / 2;
}

function ratesOf(points: readonly Point[]): Point[] {
  return points.slice(1).map(([atMs, value], i): Point => {
    const [beforeMs, before] = points[i]!;
    const increase = value >= before ? value - before : value;
    return [atMs, (increase * 1000) / Math.max(1, atMs - beforeMs)];
  });
}
