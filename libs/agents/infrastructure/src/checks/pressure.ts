import { isThrottling, numberText } from '@compass/analysis';
import type { MetricSeries } from '@compass/agent-sdk';
import type { Cluster } from '../cluster/cluster.js';
import { isProcessorUse, isTraffic } from '../cluster/meanings.js';
import { shiftOf } from '../cluster/pace.js';
import { told, type Check, type Seen } from './check.js';

/** A container that is held back this share of the time answers late. */
const heldBack = 0.1;
const clearRatio = 2;

export const processor: Check = {
  id: 'processor-pressure',
  reads: ['processor', 'traffic', 'workloads'],
  because: 'a container that works more for no more requests, and is held back by its limit, has too little CPU',
  find: (cluster) =>
    [...Map.groupBy(cluster.metrics, ({ service }) => service)].flatMap(([name, series]) =>
      pressed(name, series, cluster),
    ),
};

function pressed(name: string, series: readonly MetricSeries[], { workloads, alertAtMs }: Cluster): Seen[] {
  if (!workloads.has(name)) return [];
  const up = (means: (metric: string) => boolean) =>
    series
      .filter(({ metric }) => means(metric))
      .map(({ points }) => shiftOf(points, alertAtMs))
      .find((shift) => shift?.direction === 'up');
  const [held, cpu, asked] = [up(isThrottling), up(isProcessorUse), up(isTraffic)];
  if (asked && asked.after >= clearRatio * asked.before) return [];
  if (!held || !cpu || held.after - held.before < heldBack || cpu.after < clearRatio * cpu.before) return [];
  return [
    {
      object: name,
      category: 'infrastructure.cpu',
      indicator: 'cpu',
      strength: told * Math.min(1, 2 * Math.min(held.strength, cpu.strength)),
      onsetMs: Math.min(held.onsetMs, cpu.onsetMs),
      statement: `${name} uses ${numberText(cpu.after)} CPU (${numberText(cpu.before)} before) and is held back by its limit ${numberText(held.after)} s each second (${numberText(held.before)} before).`,
      refutations: [`${name} is not throttled.`],
    },
  ];
}
