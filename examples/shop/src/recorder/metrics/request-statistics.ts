import { addCounts, quantileOf, totalOf, type BucketCounts } from './bucket-counts.js';

const QUANTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

/** Requests of one interval: how many, how many failed, how long they took (seconds). */
export class RequestStatistics {
  private durations: BucketCounts | undefined;
  private total = 0;
  private failed = 0;

  add(durations: BucketCounts, failed: boolean): void {
    this.durations = addCounts(this.durations, durations);
    this.total += totalOf(durations);
    if (failed) this.failed += totalOf(durations);
  }

  /** Columns: rate per second always; share of failures and durations in ms only where there was a request. */
  columns(intervalS: number): [name: string, value: number][] {
    const columns: [string, number][] = [['request-rate', this.total / intervalS]];
    if (!this.durations || this.total === 0) return columns;
    columns.push(['error-ratio', this.failed / this.total]);
    for (const [name, quantile] of QUANTILES) {
      columns.push([`duration-${name}-ms`, (quantileOf(this.durations, quantile) ?? 0) * 1000]);
    }
    return columns;
  }
}
