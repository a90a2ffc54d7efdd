import { describe, expect, test } from '@jest/globals';
import { PermanentError } from '@compass/kernel';
import type { Environment, Environments, MetricSeries } from '../index.js';
import { RecordedObservations } from '../recorded/recorded-observations.js';
import { observationMessage } from './message.js';
import { rerun } from './observe.js';
import { verifyObservation } from './verify-observation.js';

const query = JSON.stringify({
  signal: 'metrics',
  operation: 'range',
  arguments: { services: ['web'], window: { startMs: 1_000, endMs: 2_000 } },
});

function world(value: number | undefined, nowMs = 5_000): Environments {
  const series: MetricSeries[] = [
    { service: 'web', name: 'errors', unit: '1', points: [{ atMs: 1_500, value: value! }] } as never,
  ];
  const sources =
    value === undefined ? {} : { 'metrics.range': () => Promise.resolve({ data: series, summarised: false }) };
  return { resolve: (name) => Promise.resolve({ name, now: () => nowMs, sources } as Environment) };
}

const observed = async (environments: Environments) =>
  observationMessage(await rerun(await environments.resolve('shop'), query));

describe('an observation that is repeated', () => {
  test('has the same hash where nothing changed, however much later', async () => {
    expect(await verifyObservation(world(1, 9_000), await observed(world(1)))).toMatchObject({
      outcome: 'same',
      drift: [],
    });
  });

  test('has drifted where the source answers otherwise, and it is said where', async () => {
    expect(await verifyObservation(world(2), await observed(world(1)))).toMatchObject({
      outcome: 'drifted',
      drift: [{ path: 'result[0].points[0].value', before: 1, after: 2 }],
    });
  });

  test('is gone where the source cannot serve it any more, or fails', async () => {
    const before = await observed(world(1));
    const failing: Environments = {
      resolve: () => Promise.reject(new PermanentError('unknown-environment', 'no shop')),
    };
    expect(await verifyObservation(world(undefined), before)).toMatchObject({ outcome: 'gone' });
    expect(await verifyObservation(failing, before)).toMatchObject({
      outcome: 'gone',
      failure: { code: 'unknown-environment' },
    });
  });

  test('is damaged where it is not what its hash names', async () => {
    const before = await observed(world(1));
    expect(await verifyObservation(world(1), { ...before, result: '[]' })).toMatchObject({ outcome: 'damaged' });
  });
});

describe('recorded observations as an environment', () => {
  test('answer what was asked with the same hash, and nothing else', async () => {
    const before = await observed(world(1));
    const recorded = new RecordedObservations([before]);
    expect(await verifyObservation(recorded, before)).toMatchObject({ outcome: 'same' });
    const environment = await recorded.resolve('shop');
    expect(await rerun(environment, query.replace('web', 'cart'))).toMatchObject({ availability: 'not-available' });
    expect(recorded.notRecorded).toEqual([expect.stringContaining('cart')]);
    await expect(recorded.resolve('elsewhere')).rejects.toMatchObject({ code: 'unknown-environment' });
  });

  test('answer a question up to now by the last look that was taken, whenever that was', async () => {
    const recorded = new RecordedObservations([await observed(world(1))]);
    const later = query.replace('2000', '1900');
    expect(await rerun(await recorded.resolve('shop'), later)).toMatchObject({ availability: 'available' });
  });
});
