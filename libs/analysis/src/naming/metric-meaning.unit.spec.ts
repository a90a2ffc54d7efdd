import { describe, expect, test } from '@jest/globals';
import { spanRole } from '../behaviour/span-role.js';
import { metricMeaning, type MetricMeaning } from './metric-meaning.js';

describe('what a metric’s name says', () => {
  test.each([
    ['http-server-duration-p95-ms', { role: 'latency', side: 'serving', tail: true, toMs: 1 }],
    ['http_request_latency_seconds', { role: 'latency', side: 'serving', tail: false, toMs: 1000 }],
    ['p90latency', { role: 'latency', side: 'serving', tail: true }],
    ['call-bank-error-ratio', { role: 'errors', side: 'calling', tail: false }],
    ['http_requests_failed_total', { role: 'errors', side: 'serving', tail: false }],
    ['http-5xx-ratio', { role: 'errors', side: 'serving', tail: false }],
    ['requests', { role: 'traffic', side: 'serving', tail: false }],
    ['availability', { role: 'availability', side: 'serving', tail: false }],
    ['process-cpu-utilization', { role: 'cpu', side: 'serving', tail: false }],
    ['queue-depth', { role: 'other', side: 'serving', tail: false }],
  ])('%s', (name, meaning) => {
    expect(metricMeaning(name)).toEqual(meaning);
  });
});

describe('the role of a metric in the words of', () => {
  const expectations: Readonly<Record<string, Readonly<Record<string, MetricMeaning['role']>>>> = {
    'short names': {
      'latency-50': 'latency',
      'latency-90': 'latency',
      latency: 'latency',
      workload: 'traffic',
      load: 'traffic',
      error: 'errors',
      'success-rate': 'availability',
      cpu: 'cpu',
      mem: 'other',
      socket: 'other',
      diskio: 'other',
      load1: 'other',
    },
    cAdvisor: {
      container_cpu_usage_seconds_total: 'cpu',
      container_memory_working_set_bytes: 'other',
      container_memory_failures_total: 'other',
      container_fs_reads_total: 'other',
      container_network_receive_errors_total: 'other',
      container_network_transmit_packets_dropped_total: 'other',
    },
    'the node exporter': {
      node_disk_io_time_seconds_total: 'other',
      node_network_transmit_errs_total: 'other',
      node_memory_MemAvailable_bytes: 'other',
    },
    OpenTelemetry: {
      'http.server.request.duration': 'latency',
      'http.server.active_requests': 'other',
      'rpc.server.duration': 'latency',
      'process.uptime.seconds': 'other',
      'jvm.gc.duration': 'other',
      traces_spanmetrics_calls_total: 'traffic',
    },
    'what teams count themselves': {
      'search-page-error-ratio': 'errors',
      'memory-persist-error-ratio': 'errors',
      'dynamodb-write-throttle-ratio': 'errors',
      UserErrorsThrottledRequests: 'errors',
      container_cpu_cfs_throttled_periods_total: 'cpu',
      node_vmstat_page_faults_total: 'other',
      'disk-error-rate': 'other',
      'network-receive-error-rate': 'other',
    },
    CloudWatch: {
      TargetResponseTime: 'latency',
      RequestCount: 'traffic',
      HTTPCode_Target_5XX_Count: 'errors',
      SuccessfulRequestLatency: 'latency',
      CPUUtilization: 'cpu',
      Invocations: 'traffic',
      Errors: 'errors',
      DiskReadOps: 'other',
    },
    'Istio and Envoy': {
      istio_requests_total: 'traffic',
      istio_request_duration_milliseconds_p99: 'latency',
      istio_request_duration_milliseconds_count: 'traffic',
      istio_request_duration_milliseconds_sum: 'other',
      envoy_http_downstream_rq_time_p50: 'latency',
      envoy_http_downstream_rq_5xx: 'errors',
      envoy_cluster_upstream_rq_total: 'traffic',
      envoy_cluster_upstream_rq_timeout: 'errors',
    },
    Micrometer: {
      http_server_requests_seconds_count: 'traffic',
      http_server_requests_seconds_sum: 'other',
      http_server_requests_seconds_max: 'latency',
      jvm_memory_used_bytes: 'other',
      jvm_gc_pause_seconds_max: 'other',
      process_cpu_usage: 'cpu',
    },
  };

  test.each(Object.entries(expectations))('%s', (_, roles) => {
    const told = Object.keys(roles).map((name) => [name, metricMeaning(name).role]);
    expect(Object.fromEntries(told)).toEqual(roles);
  });

  test.each([
    ['istio_request_duration_milliseconds_p99', 1],
    ['http.server.request.duration.seconds', 1000],
    ['rq_time_us', 0.001],
    ['span_duration_nanoseconds', 1e-6],
  ])('%s has its unit', (name, toMs) => expect(metricMeaning(name).toMs).toBe(toMs));
});

describe('what a span’s time means', () => {
  test.each([
    [{ kind: 'server', operation: 'anything' }, 'serving'],
    [{ kind: 'client', operation: 'anything' }, 'calling'],
    [{ kind: 'internal', operation: 'wait for connection' }, 'waiting'],
    [{ kind: 'internal', operation: 'price products' }, 'working'],
    [{ kind: 'unspecified', operation: 'HTTP POST' }, 'calling'],
    [{ kind: 'unspecified', operation: 'SELECT shop.orders' }, 'calling'],
    [{ kind: 'unspecified', operation: '/api/v1/orders' }, 'serving'],
    [{ kind: 'unspecified', operation: 'GET /orders/:id' }, 'serving'],
    [{ kind: 'unspecified', operation: 'OrderController.list' }, 'working'],
    [{ kind: 'unspecified', operation: 'charge', peer: 'bank' }, 'calling'],
  ])('%j', (span, role) => {
    expect(spanRole(span)).toBe(role);
  });
});
