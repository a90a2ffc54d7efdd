/** The q-quantile (0..1) of values, interpolated between neighbours (Hyndman & Fan 1996, type 7). NaN for no values. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return NaN;
  const sorted = Float64Array.from(values).sort();
  const position = q * (sorted.length - 1);
  const low = Math.floor(position);
  const below = sorted[low]!;
  return below + (position - low) * ((sorted[low + 1] ?? below) - below);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean after a fraction of the values is cut off at each end: follows a level that spikes make, ignores a lone outlier. */
export function trimmedMean(values: readonly number[], fraction = 0.1): number {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length * fraction);
  return mean(sorted.slice(cut, sorted.length - cut));
}

/** Robust standard deviation: the larger of 1.4826 x median absolute deviation and IQR / 1.349 (both estimate sigma of a normal). */
export function robustSpread(values: readonly number[]): number {
  const centre = median(values);
  const deviation = 1.4826 * median(values.map((value) => Math.abs(value - centre)));
  return Math.max(deviation, (quantile(values, 0.75) - quantile(values, 0.25)) / 1.349);
}

/** Ranks from 1, ties share their mean rank. */
export function ranks(values: readonly number[]): Float64Array {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) result[order[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}
