import { merged, valuesOf } from '../anomaly/ascending.js';
import type { Point } from '../anomaly/shift.js';

/** The values of a series before a moment, in ascending order; cheap for one moment after the other, each later than the last. */
export class GrowingPast {
  #ordered: Float64Array = new Float64Array(0);

  /** @param points oldest first */
  constructor(private readonly points: readonly Point[]) {}

  /** Of the first so many points. */
  of(count: number): Float64Array {
    const from = count < this.#ordered.length ? 0 : this.#ordered.length;
    const news = valuesOf(this.points, from, count).sort();
    this.#ordered = from === 0 ? news : merged(this.#ordered, news);
    return this.#ordered;
  }
}
