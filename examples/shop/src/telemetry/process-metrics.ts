import type { Meter } from '@opentelemetry/api';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** Reports cpu (share of one core), resident memory and event loop delay of this process. */
export function reportProcess(meter: Meter): void {
  let before = { usage: process.cpuUsage(), at: performance.now() };
  meter.createObservableGauge('process.cpu.utilization').addCallback((result) => {
    const now = { usage: process.cpuUsage(), at: performance.now() };
    const usedUs = now.usage.user + now.usage.system - before.usage.user - before.usage.system;
    result.observe(usedUs / 1000 / Math.max(1, now.at - before.at));
    before = now;
  });
  meter
    .createObservableGauge('process.memory.usage', { unit: 'By' })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
  const bytes = (name: string, read: () => number) =>
    meter.createObservableGauge(name, { unit: 'By' }).addCallback((result) => result.observe(read()));
  bytes('nodejs.heap.used', () => getHeapStatistics().used_heap_size);
  bytes('nodejs.heap.limit', () => getHeapStatistics().heap_size_limit);
  meter
    .createObservableGauge('process.uptime', { unit: 's' })
    .addCallback((result) => result.observe(process.uptime()));
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  meter.createObservableGauge('nodejs.eventloop.delay.p99', { unit: 's' }).addCallback((result) => {
    result.observe(delay.count > 0 ? delay.percentile(99) / 1e9 : 0);
    delay.reset();
  });
}
