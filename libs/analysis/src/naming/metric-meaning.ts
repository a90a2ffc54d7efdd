import { remembered } from './remembered.js';
import { wordsOf } from './words.js';

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

interface Rule {
  readonly role: MetricMeaning['role'];
  readonly some: RegExp;
  /** A word that takes the name another way. */
  readonly none?: RegExp;
}

/** What is no request, though it may be counted, fail, or take its time. */
const machinery =
  /^(gc|pause|disk|disks|fs|filesystem|blkio|io|iops|pgfault|pgmajfault|swap|mem|memory|heap|scrape|compaction|checkpoint|throttled|throttling|cfs|lock|locks|thread|threads|goroutines|net|netstat|network|tcp|udp|packets?|segments?|segs|retrans|retransmits?|retransmitted|receive|received|transmit|transmitted|rx|tx|interface|bytes|startup|uptime|age|config|sync|handles|fds|sockets?)$/;
/** What devices do, and not requests: a share of errors is theirs, too. */
const hardware =
  /^(gc|disk|disks|fs|filesystem|blkio|io|iops|swap|scrape|compaction|net|netstat|network|tcp|udp|packets?|segments?|segs|retrans|retransmits?|retransmitted|receive|received|transmit|transmitted|rx|tx|interface)$/;
/** A page of memory, and not one that users look at. */
const pagesOfMemory = /^(faults?|majfault|minfault|in|out|swapped|cache|cached|tables?|reclaim(ed)?|scan(ned)?)$/;
const share = /^(ratio|rate|pct|percent|percentage|share)$/;
/** Sums of a timer, and parts of its distribution, say nothing by themselves. */
const partial = /^(sum|bucket)$/;

const rules: readonly Rule[] = [
  {
    role: 'errors',
    some: /^(err|errs|errors?|errored|failed|failures?|fails?|exceptions?|5xx|50[0-4]|faults?|rejected|rejections?|aborted|timeouts?|timedout|panics?|crashes|unavailable|refused)$/,
    none: machinery,
  },
  {
    role: 'errors',
    some: /^throttl(e|es|ed)$/,
    none: /^(cpu|cpus|cfs|container|cgroup|periods?|seconds|time|usec|thermal|core|package)$/,
  },
  {
    role: 'availability',
    some: /^(availability|success|successful|uptime)$/,
    none: /^(total|count|seconds|ms|latency|duration|time|restarts?)$/,
  },
  {
    role: 'latency',
    some: /^(latency|latencies|lat|duration|durations|rt|rtt|elapsed|delay|delays|ttfb|took|responsetime|p50|p75|p9\d+|p100|q50|q9\d)$/,
    none: new RegExp(`${machinery.source}|^(count|total|cpu|job|backup|replication|timeouts?)$`),
  },
  {
    role: 'traffic',
    some: /^(requests?|reqs?|rq|calls?|rps|qps|tps|throughput|hits|handled|invocations?|ops|traffic|workload|load|transactions|queries)$/,
    none: new RegExp(
      `${machinery.source}|^(cpu|active|pending|queued?|waiting|size|limit|avg|mean|max|average|maximum|load1|load5|load15|misses|cache|ratio)$`,
    ),
  },
  { role: 'cpu', some: /^(cpu|cpus)$/ },
];
const calling = /^(call|client|outbound|outgoing|egress|upstream|dependency|db)$/;
const tails = /^(p9\d+|q9\d|9[05]|99|max|maximum)$/;
/** A timer of requests, with a statistic and a unit: http_server_requests_seconds_max. */
const requests = /^(requests?|reqs?|rq|calls?|invocations?|operations?)$/;
const statistics = /^(max|maximum|mean|avg|average|median|min|p\d{2,3}|50|75|9[05]|99)$/;
const units: readonly (readonly [number, RegExp])[] = [
  [1, /^(ms|msec|millis|milliseconds?)$/],
  [1000, /^(s|sec|secs|seconds?)$/],
  [0.001, /^(us|usec|micros|microseconds?)$/],
  [1e-6, /^(ns|nsec|nanos|nanoseconds?)$/],
];

/** Reads a name such as http-server-request-duration-p95-ms, CPUUtilization or jvm_http_requests_failed_total. The first role that fits wins. */
export const metricMeaning = remembered((name: string): MetricMeaning => {
  const words = wordsOf(name);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const toMs = units.find(([, pattern]) => has(pattern))?.[0];
  return {
    role: roleOf(words, toMs !== undefined),
    side: has(calling) ? 'calling' : 'serving',
    tail: has(tails),
    ...(toMs !== undefined && { toMs }),
  };
});

function roleOf(words: readonly string[], isTimed: boolean): MetricMeaning['role'] {
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  if (has(partial)) return 'other';
  if (has(/^pages?$/) && has(pagesOfMemory)) return 'other';
  if (has(rules[0]!.some) && has(share) && !has(hardware)) return 'errors';
  if (has(/^count$/) && has(/^(latency|latencies|duration|requests?|rq)$/) && !has(rules[0]!.some)) return 'traffic';
  if (isTimed && has(requests) && has(statistics) && !has(machinery)) return 'latency';
  return rules.find(({ some, none }) => has(some) && !(none && has(none)))?.role ?? 'other';
}

const percentiles = /^[pq]?(50|75|9\d+|median)$/;

/** 0..1: which quantile of its distribution a metric follows; undefined where its name tells of none. */
export const quantileOf = remembered((name: string): number | undefined => {
  const [, told] = wordsOf(name).flatMap((word) => percentiles.exec(word) ?? []);
  return told === undefined ? undefined : told === 'median' ? 0.5 : Number(`0.${told}`);
});

/** True for a quantile of a distribution, as in latency-p90 or duration-95; a name without one is taken for a mean or a count. */
export const isPercentile = remembered((name: string): boolean => wordsOf(name).some((word) => percentiles.test(word)));
