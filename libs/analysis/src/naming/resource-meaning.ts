import { remembered } from './remembered.js';

/** A resource whose lack slows down or stops what runs on it. */
export type Resource = 'cpu' | 'memory' | 'disk';

/** What a resource metric measures, as far as its name tells. */
export interface ResourceMeaning {
  readonly resource: Resource;
  /** Of the service's own processes, or of the machine that it shares with others. */
  readonly scope: 'service' | 'host';
  /** Factor to percent of one core (cpu), MiB (memory); absent where only the values can tell. */
  readonly factor?: number;
}

const resources: readonly (readonly [Resource, RegExp])[] = [
  ['cpu', /^(cpu|cpus|processor)$/],
  ['memory', /^(mem|memory|rss|heap|ram|wss)$/],
  ['disk', /^(disk|disks|io|iops|fs|filesystem|volume|blkio)$/],
];
const hosts = /^(node|host|machine|instance|vm)$/;
/** Limits, requests and the like are settings; counts of other things are no use of the resource. */
const settings =
  /^(limit|limits|request|requests|quota|max|capacity|total|allocatable|throttled|free|available|cached)$/;
/** What users feel, in a name that has a resource's word by chance: memory-service-errors. */
const outcomes =
  /^(err|errors?|failed|failures?|exceptions?|latency|duration|calls?|hits|misses|availability|success|throttle|throttled)$/;
const factors: Readonly<Record<Resource, readonly (readonly [number, RegExp])[]>> = {
  cpu: [
    [100, /^(cores?|utilization|ratio)$/],
    [0.1, /^(m|millis|millicores?)$/],
    [1, /^(percent|pct)$/],
  ],
  memory: [
    [1 / 1_048_576, /^(bytes|b)$/],
    [1 / 1024, /^(kb|kib|ki)$/],
    [1, /^(mb|mib|mi)$/],
    [1024, /^(gb|gib|gi)$/],
  ],
  disk: [],
};

/** Reads a name such as process-cpu-utilization, container_memory_rss or node-cpu; undefined for what is no use of a resource. */
export const resourceMeaning = remembered((name: string): ResourceMeaning | undefined => {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const resource = resources.find(([, pattern]) => has(pattern))?.[0];
  if (!resource || has(settings) || has(outcomes)) return undefined;
  const factor = factors[resource].find(([, pattern]) => has(pattern))?.[0];
  return { resource, scope: has(hosts) ? 'host' : 'service', ...(factor !== undefined && { factor }) };
});
