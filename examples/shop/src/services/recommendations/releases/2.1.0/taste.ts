import type { Related } from '../../recommend.js';

export function choose(productId: number, candidates: readonly Related[]): readonly Related[] {
  return candidates.filter(({ id }) => id !== productId).slice(0, 4);
}
