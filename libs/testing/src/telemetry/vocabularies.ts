/** What is measured of a service, whatever a collector calls it. */
export type Measure =
  | 'cpu'
  | 'memory'
  | 'disk'
  | 'sockets'
  | 'requests'
  | 'failures'
  | 'median-latency'
  | 'tail-latency'
  | 'retransmissions';

/** A collector's name of a measure. Measures are kept as cores, MiB, MiB/s, a number, requests/s, failures/s, ms, ms and segments/s. */
export interface Word {
  readonly name: string;
  /** From the unit of the measure to the collector's. */
  readonly factor?: number;
  /** Summed up since the process began. */
  readonly cumulative?: true;
  /** Of 1, or of 100: failures as a share of requests. */
  readonly shareOf?: 1 | 100;
}

export type Vocabulary = Readonly<Partial<Record<Measure, Word>>>;

const bytes = 1_048_576;
const total = (name: string, factor = 1): Word => ({ name, factor, cumulative: true });

/** Names that collectors commonly give, with `-` for `_` and `.`, as recordings write them. */
export const vocabularies: Readonly<Record<string, Vocabulary>> = {
  'short words': {
    cpu: { name: 'cpu' },
    memory: { name: 'mem', factor: bytes },
    disk: { name: 'diskio', factor: bytes },
    sockets: { name: 'socket' },
    requests: { name: 'workload' },
    failures: { name: 'error' },
    'median-latency': { name: 'latency-50', factor: 1e-3 },
    'tail-latency': { name: 'latency-90', factor: 1e-3 },
  },
  cAdvisor: {
    cpu: total('container-cpu-usage-seconds-total'),
    memory: { name: 'container-memory-working-set-bytes', factor: bytes },
    disk: total('container-fs-writes-bytes-total', bytes),
    sockets: { name: 'container-sockets' },
    requests: total('istio-requests-total'),
    failures: total('istio-requests-5xx-total'),
    'median-latency': { name: 'istio-request-duration-milliseconds-p50' },
    'tail-latency': { name: 'istio-request-duration-milliseconds-p95' },
    retransmissions: total('node-netstat-Tcp-RetransSegs'),
  },
  OpenTelemetry: {
    cpu: { name: 'container-cpu-utilization', factor: 0.25 },
    memory: { name: 'process-memory-usage', factor: bytes },
    disk: total('process-disk-io', bytes),
    sockets: { name: 'process-open-file-descriptor-count' },
    requests: total('http-server-request-duration-count'),
    failures: { name: 'http-server-request-error-ratio', shareOf: 1 },
    'median-latency': { name: 'http-server-request-duration-p50', factor: 1e-3 },
    'tail-latency': { name: 'http-server-request-duration-p99', factor: 1e-3 },
  },
  CloudWatch: {
    cpu: { name: 'CPUUtilization', factor: 50 },
    memory: { name: 'MemoryUtilization', factor: 1 / 10 },
    disk: { name: 'DiskWriteBytes', factor: bytes },
    requests: { name: 'RequestCount', factor: 60 },
    failures: { name: 'HTTPCode-Target-5XX-Count', factor: 60 },
    'median-latency': { name: 'TargetResponseTime', factor: 1e-3 },
    'tail-latency': { name: 'TargetResponseTime-p95', factor: 1e-3 },
  },
  Micrometer: {
    cpu: { name: 'process-cpu-usage', factor: 0.25 },
    memory: { name: 'jvm-memory-used-bytes', factor: bytes },
    sockets: { name: 'process-files-open-files' },
    requests: total('http-server-requests-seconds-count'),
    failures: total('http-server-requests-errors-total'),
    'median-latency': { name: 'http-server-requests-seconds-mean', factor: 1e-3 },
    'tail-latency': { name: 'http-server-requests-seconds-max', factor: 1e-3 },
  },
  Envoy: {
    cpu: { name: 'cpu-usage-millicores', factor: 1000 },
    memory: { name: 'memory-rss-mib' },
    disk: { name: 'blkio-write-bytes', factor: bytes },
    requests: total('envoy-http-downstream-rq-total'),
    failures: total('envoy-http-downstream-rq-5xx'),
    'median-latency': { name: 'envoy-http-downstream-rq-time-p50' },
    'tail-latency': { name: 'envoy-http-downstream-rq-time-p99' },
    retransmissions: total('tcp-retransmitted-segments-total'),
  },
};
