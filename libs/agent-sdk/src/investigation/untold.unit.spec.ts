import { expect, test } from '@jest/globals';
import type { Observation } from '@compass/signals';
import { untold } from './untold.js';

const observation = (query: object, data?: unknown) =>
  ({
    query: JSON.stringify(query),
    availability: data === undefined ? 'not-available' : 'available',
    data,
  }) as Observation;
const catalogue = (...services: string[]) =>
  observation(
    { signal: 'metrics', operation: 'catalogue' },
    services.map((service) => ({ service, names: ['cpu'] })),
  );
const operations = (asked: object, ...services: string[]) =>
  observation(
    { signal: 'traces', operation: 'operations', arguments: asked },
    { operations: services.map((service) => ({ service })) },
  );

test('a service is untold by looks at all services that do not mention it', () => {
  const looks = [catalogue('web', 'cart'), operations({}, 'cart', 'orders')];
  expect(untold(looks, ['web', 'orders', 'billing'])).toEqual([
    'metrics.catalogue of orders',
    'metrics.catalogue of billing',
    'traces.operations of web',
    'traces.operations of billing',
  ]);
});

test.each([
  ['a look at some services only', [operations({ services: ['cart'] }, 'cart')]],
  ['a look that the environment could not serve', [observation({ signal: 'metrics', operation: 'catalogue' })]],
  ['a catalogue that tells what users get', [catalogue('sli', 'cart')]],
  ['no look', []],
])('%s leaves nothing untold', (_, looks) => {
  expect(untold(looks, ['web'])).toEqual([]);
});

test('where nobody was asked about, nothing is untold', () => {
  expect(untold([catalogue('web')], [])).toEqual([]);
});
