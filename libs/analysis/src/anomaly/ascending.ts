/** A copy in ascending order: one sort serves every statistic below. */
export const ascending = (values: ArrayLike<number>): Float64Array => new Float64Array(values).sort();

/** The values of points from `start` to before `end`, in their order. */
export function valuesOf(points: readonly (readonly [number, number])[], start = 0, end = points.length): Float64Array {
  const values = new Float64Array(end - start);
  for (let i = 0; i < values.length; i++) values[i] = points[start + i]![1];
  return values;
}

/** The q-quantile (0..1), interpolated between neighbours (Hyndman & Fan 1996, type 7). NaN for no values. @param ordered ascending */
export function quantileOf(ordered: Float64Array, q: number): number {
  if (ordered.length === 0) return NaN;
  const position = q * (ordered.length - 1);
  const low = Math.floor(position);
  const below = ordered[low]!;
  return below + (position - low) * ((ordered[low + 1] ?? below) - below);
}

/** The mean after a fraction of the values is cut off at each end: follows a level that spikes make, ignores a lone outlier. @param ordered ascending */
export function trimmedMeanOf(ordered: Float64Array, fraction = 0.1): number {
  const cut = Math.floor(ordered.length * fraction);
  let sum = 0;
  for (let i = cut; i < ordered.length - cut; i++) sum += ordered[i]!;
  return sum / (ordered.length - 2 * cut);
}

/** Robust standard deviation: the larger of 1.4826 x median absolute deviation and IQR / 1.349 (both estimate sigma of a normal). @param ordered ascending */
export function spreadOf(ordered: Float64Array): number {
  const range = quantileOf(ordered, 0.75) - quantileOf(ordered, 0.25);
  return Math.max(1.4826 * medianDeviation(ordered, quantileOf(ordered, 0.5)), range / 1.349);
}

/** Distances from a centre grow towards both ends: walking outwards meets them in order. */
function medianDeviation(ordered: Float64Array, centre: number): number {
  const position = (ordered.length - 1) / 2;
  let right = firstNotBelow(ordered, centre);
  let left = right - 1;
  let [inner, outer] = [NaN, NaN];
  for (let i = 0; i <= Math.ceil(position); i++) {
    const below = left < 0 ? Infinity : centre - ordered[left]!;
    const above = right >= ordered.length ? Infinity : ordered[right]! - centre;
    inner = outer;
    if (below <= above) [outer, left] = [below, left - 1];
    else [outer, right] = [above, right + 1];
  }
  return Number.isInteger(position) ? outer : inner + (position - Math.floor(position)) * (outer - inner);
}

/** The mean rank, from 1, that a value has among others that it is one of: ties share theirs. @param ordered ascending */
export function rankIn(ordered: Float64Array, value: number): number {
  const below = firstNotBelow(ordered, value);
  const until = ordered[below + 1] === value ? firstAbove(ordered, value) : below + 1;
  return (below + 1 + until) / 2;
}

/** All values of both. Both ascending. */
export function merged(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  for (let k = 0, i = 0, j = 0; k < all.length; k++) all[k] = j === b.length || a[i]! <= b[j]! ? a[i++]! : b[j++]!;
  return all;
}

/** What is left when some of the values are taken away. Both ascending; every one of `taken` is among `ordered`. */
export function without(ordered: Float64Array, taken: Float64Array): Float64Array {
  const left = new Float64Array(ordered.length - taken.length);
  for (let i = 0, next = 0, kept = 0; i < ordered.length; i++) {
    if (next < taken.length && ordered[i] === taken[next]) next++;
    else left[kept++] = ordered[i]!;
  }
  return left;
}

function firstNotBelow(ordered: Float64Array, value: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(ordered: Float64Array, value: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
