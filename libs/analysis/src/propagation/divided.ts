import { merged, valuesOf, without } from '../anomaly/ascending.js';
import type { Point } from '../anomaly/shift.js';

/** The values of a series on both sides of a moment, each in ascending order; cheap for one moment after the other, each later than the last. */
export class Divided {
  #past: Side = { values: new Float64Array(0), at: 0 };
  #present: Side | undefined;

  /** @param points oldest first */
  constructor(private readonly points: readonly Point[]) {}

  /** Of the first so many points. */
  past(count: number): Float64Array {
    const { values, at } = count < this.#past.at ? { values: new Float64Array(0), at: 0 } : this.#past;
    this.#past = { values: at === count ? values : merged(values, this.#between(at, count)), at: count };
    return this.#past.values;
  }

  /** Of all but the first so many points. */
  present(count: number): Float64Array {
    const last = this.#present;
    const values =
      last && last.at <= count
        ? without(last.values, this.#between(last.at, count))
        : this.#between(count, this.points.length);
    this.#present = { values, at: count };
    return values;
  }

  #between(from: number, to: number): Float64Array {
    return valuesOf(this.points, from, to).sort();
  }
}

/** Of one side of the point with an index. */
interface Side {
  readonly values: Float64Array;
  readonly at: number;
}
