import { isPercentile, quantileOf } from '../naming/metric-meaning.js';
import { wordsOf } from '../naming/words.js';
import { badness, sufferingSince, type MetricPoints, type Suffering } from './suffering.js';

/** A quantile of a distribution, 0..1, and by how much it is worse, in the metric's unit. */
export interface AddedAt {
  readonly quantile: number;
  readonly added: number;
}

/** Quantiles that were recorded of the same latency of one service, ascending, each with what was added to it since. */
export function addedAtQuantiles(one: Suffering, series: readonly MetricPoints[], intervalMs: number): AddedAt[] {
  if (one.kind !== 'latency' || !isPercentile(one.metric)) return [];
  const same = stemOf(one.metric);
  return series
    .filter(({ service, metric }) => service === one.service && isPercentile(metric) && stemOf(metric) === same)
    .filter((other) => badness(other)?.kind === 'latency')
    .map((other) => ({
      quantile: quantileOf(other.metric) ?? 0,
      added: sufferingSince(other, one.sinceMs, intervalMs)?.added ?? 0,
    }))
    .sort((a, b) => a.quantile - b.quantile);
}

/** What is left of a name without its quantile: server-latency for server-latency-95. */
const stemOf = (metric: string): string =>
  wordsOf(metric)
    .filter((word) => !isPercentile(word))
    .join(' ');

/**
 * What is added to a request on average, estimated from the quantiles that both have: each stands for the ranks nearer to it than to any other.
 * A fault of every second request moves one service's median and not another's; the mean moves at both. Undefined where they share fewer
 * than two, or where those tell of nothing added to the effect.
 */
export function meanAdded(
  cause: readonly AddedAt[],
  effect: readonly AddedAt[],
): readonly [cause: number, effect: number] | undefined {
  const shared = cause.filter(({ quantile }) => effect.some((other) => other.quantile === quantile));
  if (shared.length < 2) return undefined;
  const quantiles = shared.map(({ quantile }) => quantile);
  const meanOf = (all: readonly AddedAt[]) =>
    quantiles.reduce((sum, quantile, i) => {
      const from = i === 0 ? 0 : (quantiles[i - 1]! + quantile) / 2;
      const to = i === quantiles.length - 1 ? 1 : (quantile + quantiles[i + 1]!) / 2;
      return sum + (to - from) * all.find((one) => one.quantile === quantile)!.added;
    }, 0);
  const felt = meanOf(effect);
  return felt > 0 ? [meanOf(cause), felt] : undefined;
}
