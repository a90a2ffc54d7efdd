import { mean } from '../anomaly/statistics.js';
import type { Suffering } from './suffering.js';
import type { Symptomatic } from './symptom.js';

/** Samples before the moment that are compared: enough to see that it was well, few enough not to drown the rest. */
const comparedBefore = 6;
const clearlyAlike = 0.6;
const fewestPairs = 3;
/** Where there is nothing to compare with, or too little. */
const unknown = 0.6;

/** 0..1: whether a profile rises and falls with the symptom's around the moment (Pearson's r, .6 counts as surely). */
export function likeness({ sinceMs, profile }: Symptomatic, other: Suffering): number {
  if (!profile) return unknown;
  const from = profile.filter(([atMs]) => atMs < sinceMs).at(-comparedBefore)?.[0] ?? sinceMs;
  const theirs = new Map(other.profile);
  const pairs = profile.flatMap(([atMs, value]): [number, number][] => {
    const same = atMs >= from ? theirs.get(atMs) : undefined;
    return same === undefined ? [] : [[value, same]];
  });
  return pairs.length < fewestPairs ? unknown : Math.min(1, Math.max(0, correlation(pairs) / clearlyAlike));
}

/** Pearson's r; 0 where one side does not vary. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [meanX, meanY] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY);
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}
