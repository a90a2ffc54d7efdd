import { remembered } from './remembered.js';
import { wordsOf } from './words.js';

/** A resource whose lack slows down or stops what runs on it; handles are sockets, files and threads that a process holds. */
export type Resource = 'cpu' | 'memory' | 'disk' | 'handles';

/** What a resource metric measures, as far as its name tells. */
export interface ResourceMeaning {
  readonly resource: Resource;
  /** Of the service's own processes, or of the machine that it shares with others. */
  readonly scope: 'service' | 'host';
  /** Factor to percent of one core (cpu), MiB (memory); absent where only the values can tell. */
  readonly factor?: number;
  /** The name leaves no doubt about the unit, whatever the values are. */
  readonly isCertain?: true;
}

const resources: readonly (readonly [Resource, RegExp])[] = [
  ['cpu', /^(cpu|cpus|processor)$/],
  ['memory', /^(mem|memory|rss|heap|ram|wss|memstats)$/],
  ['disk', /^(disk|disks|diskio|io|iops|fs|filesystem|volume|blkio)$/],
  ['handles', /^(sockets?|handles|fds?|threads?|goroutines)$/],
];
const hosts = /^(node|host|machine|instance|vm|system)$/;
/** Kernel time of a container is the container's. */
const contained = /^(container|pod|process|jvm)$/;
/** Limits, requests and the like are settings; what is free or failed is no use of the resource. */
const settings =
  /^(limit|limits|request|requests|quota|quotas|shares|max|maximum|peak|capacity|spec|allocatable|throttled|throttling|cfs|periods?|free|freeable|available|avail|cached|cache|buffers?|swap|failcnt|inodes|idle|iowait|weight|daemon)$/;
/** Of what is counted up, the total is the count; else it is all that there is. */
const whole = /^total$/;
const counted = /^(cpu|cpus|reads?|writes?|written|io|iops|ops|operations|seconds|bytes)$/;
/** Memory that is taken and given back, as fast as that goes, is not how much is taken. */
const turnover = /^(rate|per)$/;
/** What users feel, in a name that has a resource's word by chance: memory-service-errors. */
const outcomes =
  /^(err|errs|errors?|failed|failures?|exceptions?|latency|duration|calls?|hits|misses|availability|success|throttle|gc|wait|time)$/;
/** Bytes that go over the network are no work of a disk. */
const network = /^(net|network|netstat|tcp|udp|rx|tx|receive|transmit)$/;
const factors: Readonly<Record<Resource, readonly (readonly [number, RegExp])[]>> = {
  cpu: [
    [1e-7, /^(ns|nanos|nanoseconds|nanocores)$/],
    [0.1, /^(m|millis|millicores?|milli)$/],
    [1, /^(percent|pct|percentage)$/],
    [100, /^(cores?|utilization|ratio|seconds)$/],
  ],
  memory: [
    [1 / 1_048_576, /^(bytes|b)$/],
    [1 / 1024, /^(kb|kib|ki)$/],
    [1, /^(mb|mib|mi)$/],
    [1024, /^(gb|gib|gi)$/],
  ],
  disk: [],
  handles: [],
};

/** Seconds of the processor, counted up or by the second, are cores, however many. */
const cores = /^cores?$/;
const seconds = /^seconds$/;
const summed = /^(per|total)$/;

/** Reads a name such as process-cpu-utilization, container_memory_rss or node-cpu; undefined for what is no use of a resource. */
export const resourceMeaning = remembered((name: string): ResourceMeaning | undefined => {
  const words = wordsOf(name);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const resource = resources.find(([, pattern]) => has(pattern))?.[0];
  if (!resource || has(settings) || has(outcomes)) return undefined;
  if (resource === 'disk' && has(network)) return undefined;
  if (has(whole) && (resource === 'memory' || !has(counted))) return undefined;
  if (resource === 'memory' && has(turnover)) return undefined;
  const factor = factors[resource].find(([, pattern]) => has(pattern))?.[0];
  const isCertain = resource === 'cpu' && (has(cores) || (has(seconds) && has(summed)));
  const isHost = has(hosts) && !has(contained);
  const scope = isHost ? 'host' : 'service';
  return { resource, scope, ...(factor !== undefined && { factor }), ...(isCertain && { isCertain }) };
});
