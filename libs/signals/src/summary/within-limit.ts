import { canonicalResult } from '../observation/canonical-result.js';
import { resultLimitBytes } from '../port/environment.js';

/** The first version that stays within the limit; the first of all is the full result. @throws RangeError when none does */
export function withinLimit<T>(versions: Iterable<T>): { readonly data: T; readonly summarised: boolean } {
  let summarised = false;
  for (const data of versions) {
    if (Buffer.byteLength(canonicalResult(data)) <= resultLimitBytes) return { data, summarised };
    summarised = true;
  }
  throw new RangeError('no version of the result stays within the limit');
}

/** Versions of a result with ever fewer items, down to none. @param items the most relevant first */
export function* everFewer<Item, T>(items: readonly Item[], build: (items: readonly Item[]) => T): Generator<T> {
  for (let count = items.length; count > 0; count = Math.floor(count * 0.75)) yield build(items.slice(0, count));
  yield build([]);
}
