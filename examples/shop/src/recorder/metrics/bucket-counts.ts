/** A histogram: `counts[i]` values up to `bounds[i]`, and one more count of those above the last bound. */
export interface BucketCounts {
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
}

/** Two histograms of the same bounds as one. */
export function addCounts(one: BucketCounts | undefined, other: BucketCounts): BucketCounts {
  if (!one) return other;
  return { bounds: one.bounds, counts: one.counts.map((count, index) => count + (other.counts[index] ?? 0)) };
}

/** How many values a histogram holds. */
export function totalOf({ counts }: BucketCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The value below which the share `quantile` lies, linear within a bucket; undefined when the histogram is empty. */
export function quantileOf(histogram: BucketCounts, quantile: number): number | undefined {
  const total = totalOf(histogram);
  if (total === 0) return undefined;
  let left = quantile * total;
  for (const [index, count] of histogram.counts.entries()) {
    if (count > 0 && left <= count) {
      const low = histogram.bounds[index - 1] ?? 0;
      const high = histogram.bounds[index] ?? low;
      return low + (high - low) * (left / count);
    }
    left -= count;
  }
  return histogram.bounds.at(-1);
}
