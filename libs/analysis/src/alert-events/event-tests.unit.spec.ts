import { expect, test } from '@jest/globals';
import { strongestTest } from '../falsification/strongest-test.js';
import { eventTests } from './event-tests.js';
import type { MonitoredScene } from './monitor-event.js';

const scene: MonitoredScene = {
  instances: ['cart-0', 'cart-1', 'web-0', 'store-0'],
  events: [
    { kind: 'metric', instance: 'cart-1', metric: 'mem_usage', direction: 'up' },
    { kind: 'metric', instance: 'cart-1', metric: 'mem_rss', direction: 'up' },
    { kind: 'metric', instance: 'web-0', metric: 'stored_disk', direction: 'up' },
    { kind: 'call', caller: 'store-0', callee: 'cart-0', operation: '/x', symptom: 'failed' },
  ],
  edges: [],
};
const contradiction = (service: string, category: string) =>
  strongestTest(eventTests(scene, { service, category })).contradiction;

test('what monitors tell stands', () => expect(contradiction('cart-1', 'infrastructure.memory')).toBeLessThan(0.5));

test('what monitors are silent about falls', () =>
  expect(contradiction('cart-0', 'infrastructure.memory')).toBeGreaterThan(0.7));

test.each([
  ['an instance without a place does not fill its memory', 'cart-1', 'kubernetes.node-affinity'],
  ['nobody complains about calls to a database that is watched as a caller', 'store-0', 'database.slow-queries'],
  ['a machine calls nobody', 'store-0', 'infrastructure.kubelet-down'],
])('%s', (_, service, category) => expect(contradiction(service, category)).toBeGreaterThan(0.7));

test('another kind of fault at the right instance falls', () =>
  expect(contradiction('cart-1', 'network.loss')).toBeGreaterThan(0.7));

test('an instance falls when much more speaks against another', () =>
  expect(contradiction('web-0', 'infrastructure.disk')).toBeGreaterThan(0.7));

test('a kind of fault that events tell nothing of is judged by the instance alone', () =>
  expect(contradiction('cart-1', 'change.code')).toBeLessThan(0.5));

test('without events, or without the instance among the watched, nothing is tested', () => {
  expect(eventTests(undefined, { service: 'cart-1', category: 'infrastructure.memory' })).toEqual([]);
  expect(eventTests(scene, { service: 'ghost', category: 'infrastructure.memory' })).toEqual([]);
});
