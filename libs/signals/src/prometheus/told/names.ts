import { metricMeaning, wordsOf } from '@compass/analysis';

/** Names of what is counted end so; a rate must not: who reads it would take it for a sum that rises. */
const counted = /_(total|count)$/;
/** What a timer's name says of time. */
const timing =
  /(_(duration|latency|time|handling))?(_(seconds|milliseconds|microseconds|nanoseconds|ms|us|s))?(_bucket)?$/;

/** Much has a duration that nobody asked for: collections of garbage, jobs, evaluations of rules. */
const askedFor = /^(http|grpc|rpc|graphql|requests?|reqs?|rq|calls?|server|client|api|span|spanmetrics)$/;

/** What of a counter is told: its increase per second. */
export const rateName = (counter: string): string => `${counter.replace(counted, '')}_per_second`;

/** Of a counter, those that failed, per second. */
export const failureRateName = (counter: string): string => `${counter.replace(counted, '')}_errors_per_second`;

/** What a timer or a histogram of requests is called as a counter of them; undefined where it measures no requests. */
export function requestsOf(family: string): string | undefined {
  const isAsked = wordsOf(family).some((word) => askedFor.test(word));
  if (!isAsked || metricMeaning(`${family}_count`).role !== 'traffic') return undefined;
  return `${family.replace(timing, '').replace(/_requests?$/, '')}_requests`;
}

/** For example of 0.95: http_request_duration_seconds_p95. */
export function quantileName(family: string, quantile: number): string {
  if (quantile <= 0) return `${family}_min`;
  return quantile >= 1 ? `${family}_max` : `${family}_p${`${quantile}`.slice(2).padEnd(2, '0')}`;
}
