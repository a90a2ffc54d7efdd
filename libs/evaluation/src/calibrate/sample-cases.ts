import { sha256Hex } from '@compass/kernel';
import type { Case } from '../cases/case-folders.js';

/** At most so many cases of each source, drawn by a seed, so that no source outweighs the others; in the order of their names. */
export function sampleCases(cases: readonly Case[], most: number, seed: string): Case[] {
  return [...Map.groupBy(cases, ({ source }) => source).values()].flatMap((of) => {
    const drawn = of.map((found) => ({ found, lot: sha256Hex(`${seed}\n${found.id}`) }));
    const chosen = drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, most);
    return chosen.map(({ found }) => found).sort((a, b) => (a.id < b.id ? -1 : 1));
  });
}
