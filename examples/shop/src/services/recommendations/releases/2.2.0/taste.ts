import type { Related } from '../../recommend.js';

const history: { readonly productId: number; readonly similarity: readonly number[] }[] = [];

/** Remembers what was looked at, to learn what goes together. */
export function choose(productId: number, candidates: readonly Related[]): readonly Related[] {
  const similarity = Array.from({ length: 36_000 }, (_, place) => Math.cos(place * productId));
  history.push({ productId, similarity });
  return candidates.filter(({ id }) => id !== productId).slice(0, 4);
}
