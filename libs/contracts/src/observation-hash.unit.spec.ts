import { describe, expect, test } from '@jest/globals';
import type { Observation } from './generated/compass/observations/v1/Observation.js';
import { observationHash } from './observation-hash.js';

const content: Omit<Observation, 'hash'> = {
  environment: 'prod-eu',
  query: '{"arguments":{},"operation":"series","signal":"metrics"}',
  window: { startMs: 1_700_000_000_000, endMs: 1_700_000_060_000 },
  availability: 'AVAILABILITY_AVAILABLE',
  result: '[1,2]',
  summarised: false,
};

describe('observationHash', () => {
  test('it is the sha256 of the documented canonical JSON', () => {
    expect(observationHash(content)).toBe('dfdc052da18a3844d0207d54038877f87ddaf6d622b0adfb842a05727fb69078');
  });

  test('the order in which fields were set does not matter', () => {
    const reversed = Object.fromEntries(Object.entries(content).reverse()) as typeof content;
    expect(observationHash(reversed)).toBe(observationHash(content));
  });

  test('a hash carried along does not enter', () => {
    const whole: Observation = { hash: 'any', ...content };
    expect(observationHash(whole)).toBe(observationHash(content));
  });

  test.each<Partial<Observation>>([
    { environment: 'prod-us' },
    { query: '{}' },
    { window: { startMs: 1_700_000_000_000, endMs: 1_700_000_060_001 } },
    { availability: 'AVAILABILITY_NOT_AVAILABLE' },
    { result: '[1,3]' },
    { summarised: true },
  ])('another content has another hash: %j', (change) => {
    expect(observationHash({ ...content, ...change })).not.toBe(observationHash(content));
  });
});
