import { describe, expect, test } from '@jest/globals';
import { isLossMetric } from './loss-metric.js';
import { resourceMeaning } from './resource-meaning.js';

const told = (name: string): string => {
  const meaning = resourceMeaning(name);
  return meaning ? `${meaning.scope} ${meaning.resource}` : 'no use';
};

describe('the use of a resource in a name', () => {
  test.each(
    Object.entries({
      cpu: 'service cpu',
      'cpu-m': 'service cpu',
      mem: 'service memory',
      diskio: 'service disk',
      socket: 'service handles',
      container_cpu_usage_seconds_total: 'service cpu',
      container_cpu_system_seconds_total: 'service cpu',
      container_cpu_cfs_throttled_seconds_total: 'no use',
      kube_pod_container_resource_requests_cpu: 'no use',
      container_memory_working_set_bytes: 'service memory',
      container_spec_memory_limit_bytes: 'no use',
      container_memory_failcnt: 'no use',
      container_fs_writes_bytes_total: 'service disk',
      container_network_receive_bytes_total: 'no use',
      'system.network.io': 'no use',
      container_file_descriptors: 'service handles',
      'process.open_file_descriptor.count': 'service handles',
      process_open_fds: 'service handles',
      jvm_threads_live_threads: 'service handles',
      node_cpu_seconds_total: 'host cpu',
      system_cpu_usage: 'host cpu',
      node_memory_MemAvailable_bytes: 'no use',
      node_memory_MemTotal_bytes: 'no use',
      CPUUtilization: 'service cpu',
      MemoryUtilization: 'service memory',
      FreeableMemory: 'no use',
      DiskWriteBytes: 'service disk',
      process_cpu_usage: 'service cpu',
      jvm_memory_used_bytes: 'service memory',
      jvm_gc_memory_allocated_bytes_total: 'no use',
      go_memstats_heap_alloc_bytes: 'service memory',
      go_memstats_alloc_bytes_per_second: 'no use',
      'disk-read-latency': 'no use',
    }),
  )('%s: %s', (name, use) => expect(told(name)).toBe(use));

  test.each([
    ['tcp-retransmits-rate', true],
    ['node_netstat_Tcp_RetransSegs', true],
    ['container_network_receive_packets_dropped_total', true],
    ['http_requests_returned_total', false],
    ['retries', false],
  ])('%s tells of lost packets: %s', (name, lost) => expect(isLossMetric(name)).toBe(lost));
});
