import { sha256Hex } from '@compass/kernel';
import type { Case } from './case-folders.js';

const seed = 'sample';

/** So many cases, drawn by a seed and their ids: the same ones every time, and mostly the same ones when others join. */
export function sampleOf(cases: readonly Case[], count: number): Case[] {
  const drawn = cases.map((found) => [sha256Hex(`${seed}\n${found.id}`), found] as const);
  return drawn
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, found]) => found);
}
