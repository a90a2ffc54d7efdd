import { describe, expect, test } from '@jest/globals';
import type { Observation } from '@compass/contracts';
import { observation } from './observation.fixture.js';
import { resultLimitBytes, verifyObservation } from './verify-observation.js';

const refused = (code: string) => expect.objectContaining({ code, kind: 'permanent' });
const textOf = (bytes: number) => `"${'é'.repeat((bytes - 2) / 2)}"`;

describe('verifyObservation', () => {
  test.each<[string, Observation]>([
    ['a true observation', observation(1)],
    ['one that found nothing', observation(1, { result: '[]' })],
    ['one that could not look', observation(1, { availability: 'AVAILABILITY_NOT_AVAILABLE', result: 'null' })],
    ['a result at the limit', observation(1, { result: textOf(resultLimitBytes) })],
  ])('%s passes', (_, true_) => {
    expect(() => verifyObservation(true_)).not.toThrow();
  });

  test.each<Partial<Observation>>([
    { result: '[2]' },
    { environment: 'prod-us' },
    { query: '{}' },
    { window: { startMs: 0, endMs: 1 } },
    { availability: 'AVAILABILITY_NOT_AVAILABLE' },
    { summarised: true },
    { hash: observation(2).hash },
    { hash: observation(1).hash.toUpperCase() },
    { hash: '' },
  ])('a hash that is not of the content is refused: %j', (change) => {
    expect(() => verifyObservation({ ...observation(1), ...change })).toThrow(refused('invalid-observation-hash'));
  });

  test.each<[string, Observation]>([
    ['no environment', observation(1, { environment: '' })],
    ['an environment that no store takes', observation(1, { environment: 'a\0' })],
    ['no window', observation(1, { window: null })],
    ['no availability', observation(1, { availability: 'AVAILABILITY_UNSPECIFIED' })],
    ['a query that is not JSON', observation(1, { query: 'up' })],
    ['a result that is not JSON', observation(1, { result: '' })],
    ['a result above the limit', observation(1, { result: textOf(resultLimitBytes + 2) })],
  ])('%s is refused, however well hashed', (_, wrong) => {
    expect(() => verifyObservation(wrong)).toThrow(refused('invalid-observation'));
  });
});
