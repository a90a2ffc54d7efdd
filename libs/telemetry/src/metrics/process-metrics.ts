import { cpuUsage, memoryUsage } from 'node:process';
import { performance } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';

/** What the process itself uses; services that share a process all report the same. */
export function observeProcess(meter: Meter): void {
  meter
    .createObservableCounter('process.cpu.time', { unit: 's', description: 'CPU time used.' })
    .addCallback((result) => {
      const { user, system } = cpuUsage();
      result.observe(user / 1e6, { 'cpu.mode': 'user' });
      result.observe(system / 1e6, { 'cpu.mode': 'system' });
    });
  meter
    .createObservableGauge('process.memory.usage', { unit: 'By', description: 'Resident memory.' })
    .addCallback((result) => result.observe(memoryUsage.rss()));
  meter
    .createObservableGauge('nodejs.eventloop.utilization', {
      unit: '1',
      description: 'Share of time at work, since the start.',
    })
    .addCallback((result) => result.observe(performance.eventLoopUtilization().utilization));
}
