import { isLossMetric, isThrottling, metricMeaning, resourceMeaning } from '@compass/analysis';
import { describe, expect, test } from '@jest/globals';
import type { Inventory, SeenMetric } from '../inventory/inventory.js';
import { measuresOf } from './measures.js';

const by = { label: 'service', pattern: '(.+)', matchers: [] };
const seen = (name: string, labels: readonly string[] = [], quantiles: readonly string[] = []): SeenMetric => ({
  ...{ name, labels: new Set(labels), quantiles },
  sightings: [{ by, services: ['cart'] }],
});
const inventory = (metrics: readonly SeenMetric[], types: Record<string, string> = {}): Inventory => ({
  metrics: new Map(metrics.map((metric) => [metric.name, metric])),
  types: new Map(Object.entries(types)),
});
const histogram = (family: string, ...labels: string[]) =>
  ['bucket', 'count', 'sum'].map((part) => seen(`${family}_${part}`, labels));

/** What the specialists read of each name that is told. */
function readings(metrics: readonly SeenMetric[], types?: Record<string, string>): Record<string, string> {
  const read = measuresOf(inventory(metrics, types)).map(({ told }) => {
    const { role, side } = metricMeaning(told);
    const use = resourceMeaning(told);
    const requests = role === 'other' || role === 'cpu' ? [] : [role, ...(side === 'calling' ? [side] : [])];
    const special = [...(isThrottling(told) ? ['throttling'] : []), ...(isLossMetric(told) ? ['loss'] : [])];
    return [told, [...requests, ...(use ? [`${use.scope} ${use.resource}`] : []), ...special].join(', ')] as const;
  });
  return Object.fromEntries(read);
}

describe('what is told of the metrics of', () => {
  test('cAdvisor and the node exporter', () => {
    const names = [
      ...['container_cpu_usage_seconds_total', 'container_cpu_cfs_throttled_seconds_total'],
      ...['container_memory_working_set_bytes', 'container_fs_writes_bytes_total', 'container_sockets'],
      ...['container_network_receive_packets_dropped_total', 'node_cpu_seconds_total', 'go_memstats_alloc_bytes_total'],
    ];
    expect(readings(names.map((name) => seen(name)))).toEqual({
      container_cpu_usage_seconds_per_second: 'service cpu',
      container_cpu_cfs_throttled_seconds_per_second: 'throttling',
      container_fs_writes_bytes_per_second: 'service disk',
      container_network_receive_packets_dropped_per_second: 'loss',
      node_cpu_seconds_per_second: 'host cpu',
      go_memstats_alloc_bytes_per_second: '',
      container_memory_working_set_bytes: 'service memory',
      container_sockets: 'service handles',
    });
  });

  test('kube-state-metrics', () => {
    const names = ['kube_pod_container_status_restarts_total', 'kube_deployment_status_replicas_available'];
    const settings = ['kube_pod_container_resource_limits', 'kube_pod_status_phase'];
    expect(readings([...names, ...settings].map((name) => seen(name)))).toEqual({
      kube_pod_container_status_restarts_per_second: '',
      kube_deployment_status_replicas_available: '',
      kube_pod_container_resource_limits: '',
      kube_pod_status_phase: '',
    });
  });

  test('OpenTelemetry', () => {
    const metrics = [
      ...histogram('http_server_request_duration_seconds', 'http_response_status_code'),
      ...histogram('rpc_client_duration_milliseconds', 'rpc_grpc_status_code'),
      seen('traces_spanmetrics_calls_total', ['status_code', 'span_kind']),
      seen('http_server_active_requests'),
    ];
    expect(readings(metrics)).toEqual({
      traces_spanmetrics_calls_per_second: 'traffic',
      traces_spanmetrics_calls_errors_per_second: 'errors',
      http_server_requests_per_second: 'traffic',
      http_server_requests_errors_per_second: 'errors',
      http_server_request_duration_seconds_p50: 'latency',
      http_server_request_duration_seconds_p95: 'latency',
      http_server_request_duration_seconds_p99: 'latency',
      rpc_client_requests_per_second: 'traffic, calling',
      rpc_client_requests_errors_per_second: 'errors, calling',
      rpc_client_duration_milliseconds_p50: 'latency, calling',
      rpc_client_duration_milliseconds_p95: 'latency, calling',
      rpc_client_duration_milliseconds_p99: 'latency, calling',
      http_server_active_requests: '',
    });
  });

  test('Micrometer, and what is scraped with its type', () => {
    const metrics = [
      ...['count', 'sum'].map((part) => seen(`http_server_requests_seconds_${part}`, ['status', 'outcome'])),
      ...['count', 'sum'].map((part) => seen(`jvm_gc_pause_seconds_${part}`)),
      seen('http_server_requests_seconds_max', ['status', 'outcome']),
      ...['jvm_memory_used_bytes', 'process_cpu_usage', 'logback_events'].map((name) => seen(name)),
    ];
    expect(readings(metrics, { logback_events: 'counter', jvm_memory_used_bytes: 'gauge' })).toEqual({
      logback_events_per_second: '',
      http_server_requests_per_second: 'traffic',
      http_server_requests_errors_per_second: 'errors',
      http_server_requests_seconds_mean: 'latency',
      jvm_gc_pause_seconds_mean: '',
      http_server_requests_seconds_max: 'latency',
      jvm_memory_used_bytes: 'service memory',
      process_cpu_usage: 'service cpu',
    });
  });

  test('Istio, Envoy and gRPC', () => {
    const metrics = [
      seen('istio_requests_total', ['response_code', 'reporter']),
      ...histogram('istio_request_duration_milliseconds', 'response_code', 'reporter'),
      seen('envoy_cluster_upstream_rq', ['envoy_response_code']),
      seen('grpc_server_handled_total', ['grpc_code']),
      ...histogram('grpc_server_handling_seconds'),
      seen('http_requests_failed_total', ['code']),
    ];
    expect(readings(metrics, { envoy_cluster_upstream_rq: 'counter' })).toEqual({
      istio_requests_per_second: 'traffic',
      istio_requests_errors_per_second: 'errors',
      envoy_cluster_upstream_rq_per_second: 'traffic, calling',
      envoy_cluster_upstream_rq_errors_per_second: 'errors, calling',
      grpc_server_handled_per_second: 'traffic',
      grpc_server_handled_errors_per_second: 'errors',
      http_requests_failed_per_second: 'errors',
      istio_request_duration_milliseconds_p50: 'latency',
      istio_request_duration_milliseconds_p95: 'latency',
      istio_request_duration_milliseconds_p99: 'latency',
      grpc_server_handling_seconds_p50: 'latency',
      grpc_server_handling_seconds_p95: 'latency',
      grpc_server_handling_seconds_p99: 'latency',
    });
  });

  test('what takes its time without being asked', () => {
    expect(readings(histogram('job_duration_seconds'))).toEqual({
      job_duration_seconds_p50: '',
      job_duration_seconds_p95: '',
      job_duration_seconds_p99: '',
    });
  });

  test('summaries', () => {
    const metrics = [
      ...['count', 'sum'].map((part) => seen(`rpc_duration_seconds_${part}`)),
      seen('rpc_duration_seconds', ['quantile'], ['0.5', '0.99', '1']),
    ];
    expect(readings(metrics)).toEqual({
      rpc_requests_per_second: 'traffic',
      rpc_duration_seconds_mean: 'latency',
      rpc_duration_seconds_p50: 'latency',
      rpc_duration_seconds_p99: 'latency',
      rpc_duration_seconds_max: 'latency',
    });
  });
});
