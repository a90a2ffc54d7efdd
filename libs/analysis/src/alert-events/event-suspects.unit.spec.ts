import { describe, expect, test } from '@jest/globals';
import { eventSuspects } from './event-suspects.js';
import type { MonitoredScene, MonitorEvent } from './monitor-event.js';

const instances = ['cart-0', 'cart-1', 'web-0', 'web-1', 'pay-0', 'pay-1', 'store-0', 'mail-0'];

const metric = (instance: string, name: string, direction: 'up' | 'down' = 'up'): MonitorEvent => ({
  kind: 'metric',
  instance,
  metric: name,
  direction,
});
const call = (caller: string, callee: string, symptom: 'slow' | 'failed', operation = `/${callee.slice(0, -2)}`) =>
  ({ kind: 'call', caller, callee, operation, symptom }) as const;

const scene = (...events: MonitorEvent[]): MonitoredScene => ({ instances, events, edges: [] });
const first = (...events: MonitorEvent[]) => eventSuspects(scene(...events))[0];

describe('the first suspect of what monitors raised', () => {
  test('has what nobody else has', () => {
    const everybody = instances.map((instance) => metric(instance, 'net_receive'));
    expect(first(...everybody, metric('pay-1', 'mem_usage'))).toMatchObject({
      instance: 'pay-1',
      category: 'infrastructure.memory',
      indicator: 'mem_usage',
    });
  });

  test('is suspected less for what befell its replica, too, than for what befell another service', () => {
    const strengthBeside = (other: string) =>
      first(metric('cart-0', 'cpu_usage'), metric(other, 'cpu_usage'))!.strength;
    expect(strengthBeside('cart-1')).toBeLessThan(strengthBeside('pay-1'));
  });

  test('makes the deepest of the failing calls', () => {
    const chain = [
      call('web-0', 'pay-1', 'failed'),
      call('web-1', 'pay-1', 'failed'),
      call('pay-1', 'store-0', 'failed'),
    ];
    expect(first(...chain)).toMatchObject({ instance: 'pay-1', category: 'application.error' });
  });

  test('is slow without a callee that is slow', () => {
    const latency = ['web-0', 'pay-1'].map((instance) => metric(instance, 'requests_p95'));
    expect(first(...latency, call('web-0', 'pay-1', 'slow'))).toMatchObject({ instance: 'pay-1' });
  });

  test('was raised first, when nothing else tells them apart', () => {
    expect(first(metric('store-0', 'cpu_usage'), metric('mail-0', 'cpu_usage'))?.instance).toBe('store-0');
  });
});

describe('the kind of fault', () => {
  test.each([
    ['infrastructure.cpu', [metric('pay-1', 'cpu_usage')]],
    ['infrastructure.memory', [metric('pay-1', 'rss'), metric('pay-1', 'cpu_usage')]],
    ['network.loss', [metric('pay-1', 'net_transmit', 'down'), metric('pay-1', 'qps', 'down')]],
    ['network.delay', [metric('pay-1', 'src_p50'), metric('pay-1', 'dest_p50')]],
    ['infrastructure.instance-restarted', [metric('pay-1', 'net_transmit', 'down'), metric('pay-1', 'mem_usage')]],
    [
      'infrastructure.instance-down',
      [metric('pay-1', 'net_transmit', 'down'), metric('pay-1', 'mem_usage'), metric('pay-1', 'qps', 'down')],
    ],
    ['infrastructure.disk', [metric('pay-1', 'diskio_writes')]],
  ])('%s', (category, events) => {
    expect(first(...events)).toMatchObject({ instance: 'pay-1', category });
  });
});

describe('what says nothing', () => {
  test.each([
    ['one of several processors', metric('pay-1', 'cpu_core_3_pct')],
    ['less memory', metric('pay-1', 'mem_usage', 'down')],
    ['a name without meaning', metric('pay-1', 'widgets')],
    ['a log line', { kind: 'log', instance: 'pay-1', template: '7' } as const],
    ['an instance that nobody watches', metric('ghost', 'cpu_usage')],
  ])('%s', (_, event) => {
    expect(eventSuspects(scene(event))).toEqual([]);
  });
});

test('names decide nothing but ties: other names, the same answer', () => {
  const events = [metric('pay-1', 'cpu_usage'), metric('cart-0', 'p95'), metric('pay-0', 'p95')];
  const renamed = JSON.parse(JSON.stringify(scene(...events)).replaceAll('pay', 'zebra')) as MonitoredScene;
  const strengths = (given: MonitoredScene) =>
    eventSuspects(given).map(({ strength, category }) => [strength, category]);
  expect(strengths(renamed)).toEqual(strengths(scene(...events)));
});
