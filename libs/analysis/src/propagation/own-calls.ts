import { isPercentile } from '../naming/metric-meaning.js';
import { likeness } from './likeness.js';
import { sufferingSince, type MetricPoints, type Suffering } from './suffering.js';

/**
 * 0..1: how far the calls that a service makes, as it measures them, explain what is suffered at it. Who waits longer for others, or is
 * refused by them, by as much as its own callers wait or are refused, is no origin, even where none of those that it calls is watched.
 */
export function explainedByOwnCalls(one: Suffering, series: readonly MetricPoints[], intervalMs: number): number {
  const shares = series
    .filter((other) => other.service === one.service && isPercentile(other.metric) === isPercentile(one.metric))
    .flatMap((other) => {
      const calls = sufferingSince(other, one.sinceMs, intervalMs, 'calling');
      return calls?.kind === one.kind ? [shareOf(calls, one)] : [];
    });
  return Math.max(0, ...shares);
}

/** As far as what is added to its calls moves with what is added at it, and is as much. */
function shareOf(calls: Suffering, one: Suffering): number {
  return calls.strength * likeness(one, calls) * Math.min(1, calls.added / one.added);
}
