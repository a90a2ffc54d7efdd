/** The q-quantile (0..1) of values, interpolated between neighbours (Hyndman & Fan 1996, type 7). NaN for no values. */
export const quantile = (values: readonly number[], q: number): number => quantileOfSorted(sorted(values), q);

const sorted = (values: readonly number[]): Float64Array => new Float64Array(values).sort();

function quantileOfSorted(values: Float64Array, q: number): number {
  if (values.length === 0) return NaN;
  const position = q * (values.length - 1);
  const low = Math.floor(position);
  const below = values[low]!;
  return below + (position - low) * ((values[low + 1] ?? below) - below);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean after a fraction of the values is cut off at each end: follows a level that spikes make, ignores a lone outlier. */
export function trimmedMean(values: readonly number[], fraction = 0.1): number {
  const ordered = sorted(values);
  const cut = Math.floor(ordered.length * fraction);
  let sum = 0;
  for (let i = cut; i < ordered.length - cut; i++) sum += ordered[i]!;
  return sum / (ordered.length - 2 * cut);
}

/** Robust standard deviation: the larger of 1.4826 x median absolute deviation and IQR / 1.349 (both estimate sigma of a normal). */
export function robustSpread(values: readonly number[]): number {
  const ordered = sorted(values);
  const centre = quantileOfSorted(ordered, 0.5);
  const deviation = 1.4826 * quantileOfSorted(ordered.map((value) => Math.abs(value - centre)).sort(), 0.5);
  return Math.max(deviation, (quantileOfSorted(ordered, 0.75) - quantileOfSorted(ordered, 0.25)) / 1.349);
}

/** Ranks from 1, ties share their mean rank. */
export function ranks(values: readonly number[]): Float64Array {
  const ordered = sorted(values);
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const [below, until] = [firstNotBelow(ordered, values[i]!), firstAbove(ordered, values[i]!)];
    result[i] = (below + 1 + until) / 2;
  }
  return result;
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
