/** What an event says of its instance: its own resources, what it serves, what it asks of others. */
export type Sign =
  | 'cpu-up'
  | 'memory-up'
  | 'disk-up'
  | 'page-cache-up'
  | 'network-up'
  | 'network-down'
  | 'serves-slower'
  | 'calls-slower'
  | 'serves-less'
  | 'calls-less'
  | 'errors-up';

type Measured = 'latency' | 'errors' | 'success' | 'traffic' | 'page-cache' | 'memory' | 'cpu' | 'disk' | 'network';

/** The first that has a word of the name: what users feel before what it is made of, page cache before the memory it is part of. */
const measured: readonly (readonly [Measured, RegExp])[] = [
  ['latency', /^(latency|latencies|duration|elapsed|rt|p\d{2,3})$/],
  ['errors', /^(err|errors?|failed|failures?|exceptions?|5xx|rejected)$/],
  ['success', /^(success|availability)$/],
  ['traffic', /^(qps|rps|tps|requests?|throughput)$/],
  ['page-cache', /^(dirty|writeback|file|mapped|cache|cached)$/],
  ['memory', /^(mem|memory|rss|heap|anon|swap)$/],
  ['cpu', /^(cpu|cpus|processor)$/],
  ['disk', /^(disk|disks|diskio|fs|filesystem|io|iops|blkio|volume)$/],
  ['network', /^(net|network|nic|eth\d|bandwidth)$/],
];

/** A metric as its source sees it: of the requests that it makes. */
const asCaller = /^(src|source|client|outbound|outgoing|egress|upstream)$/;
/** One of several processors: threads wander between them, so that one is busier and another is not, and nothing is wrong. */
const onePart = /^(core|cpu)$/;
/** Units and summaries: two names that differ in them measure the same thing. */
const dressing = /^(total|norm|pct|percent|stats|summary|avg|mean)$/;

const wordsOf = (metric: string): string[] => metric.toLowerCase().split(/[^a-z0-9]+/);

/** The sign that a metric event is; undefined for what moves in healthy systems, too, and for what the name does not tell. */
export function signOfMetric(metric: string, direction: 'up' | 'down' | 'changed'): Sign | undefined {
  const words = wordsOf(metric);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const what = measured.find(([, pattern]) => has(pattern))?.[0];
  if (!what || words.some((word, i) => onePart.test(word) && /^\d+$/.test(words[i + 1] ?? ''))) return undefined;
  const calling = has(asCaller);
  return signs[`${what} ${direction}`]?.[calling ? 1 : 0];
}

/** As seen by who serves, and by who calls. */
const signs: Readonly<Record<string, readonly [Sign, Sign]>> = {
  'latency up': ['serves-slower', 'calls-slower'],
  'errors up': ['errors-up', 'errors-up'],
  'success down': ['errors-up', 'errors-up'],
  'traffic down': ['serves-less', 'calls-less'],
  'page-cache up': ['page-cache-up', 'page-cache-up'],
  'memory up': ['memory-up', 'memory-up'],
  'cpu up': ['cpu-up', 'cpu-up'],
  'disk up': ['disk-up', 'disk-up'],
  'network up': ['network-up', 'network-up'],
  'network down': ['network-down', 'network-down'],
};

/** Equal for metrics that measure the same thing in other units. */
export function plainMetric(metric: string): string {
  return wordsOf(metric)
    .filter((word) => !dressing.test(word))
    .join('_');
}
