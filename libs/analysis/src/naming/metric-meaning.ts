import { remembered } from './remembered.js';

/** What a metric measures, as far as the words of its name tell. */
export interface MetricMeaning {
  readonly role: 'errors' | 'availability' | 'latency' | 'traffic' | 'cpu' | 'other';
  /** Requests that the service answers, or that it makes. */
  readonly side: 'serving' | 'calling';
  /** Follows the tail of a distribution (p90 and above, max), which trembles more than its middle. */
  readonly tail: boolean;
  /** Factor to milliseconds, where the name tells the unit. */
  readonly toMs?: number;
}

const roles: readonly (readonly [MetricMeaning['role'], RegExp])[] = [
  ['errors', /^(err|errors?|failed|failures?|fails?|exceptions?|5xx|faults?|rejected|aborted)$/],
  ['availability', /^(availability|success|uptime)$/],
  ['latency', /^(latency|latencies|duration|rt|elapsed|responsetime|p\d{2,3})$/],
  ['traffic', /^(requests?|calls?|rps|qps|tps|throughput|hits|invocations|ops|traffic|workload)$/],
  ['cpu', /^(cpu|cpus)$/],
];
const calling = /^(call|client|outbound|outgoing|egress|upstream|dependency|db)$/;
const tails = /^(p9\d+|max|maximum)$/;
const units: readonly (readonly [number, RegExp])[] = [
  [1, /^(ms|millis|milliseconds)$/],
  [1000, /^(s|sec|secs|seconds)$/],
  [0.001, /^(us|micros|microseconds)$/],
];

/** Reads a name such as http-server-request-duration-p95-ms or jvm_http_requests_failed_total. The first role that fits wins. */
export const metricMeaning = remembered((name: string): MetricMeaning => {
  const words = name
    .toLowerCase()
    .replaceAll('response-time', 'responsetime')
    .replace(/(^|[^a-z0-9])(p\d{2,3})(?=[a-z])/g, '$1$2 ')
    .split(/[^a-z0-9]+/);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const toMs = units.find(([, pattern]) => has(pattern))?.[0];
  return {
    role: roles.find(([, pattern]) => has(pattern))?.[0] ?? 'other',
    side: has(calling) ? 'calling' : 'serving',
    tail: has(tails),
    ...(toMs !== undefined && { toMs }),
  };
});

const percentiles = /^p?(50|75|9\d+|median)$/;

/** True for a quantile of a distribution, as in latency-p90 or duration-95; a name without one is taken for a mean or a count. */
export const isPercentile = remembered((name: string): boolean =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => percentiles.test(word)),
);
