import { describe, expect, test } from '@jest/globals';
import type { RegisteredAgent } from './agent.js';
import { biddersFor } from './bidder.js';
import { nextAnnouncement } from './capabilities.js';

const now = 1_000_000;

function anAgent(name: string, parts: Partial<RegisteredAgent> = {}): RegisteredAgent {
  return {
    name,
    version: '1.0.0',
    instance: 'i1',
    address: `${name}:1`,
    capabilities: ['diagnose.database'],
    expertise: {},
    capacity: 2,
    protocol: 2,
    consuming: true,
    leaseUntilMs: now + 1,
    ...parts,
  };
}

describe('who is asked for bids', () => {
  test('has the capability, a lease, and a consumer that joined', () => {
    const agents = [
      anAgent('able'),
      anAgent('other', { capabilities: ['diagnose.tracing'] }),
      anAgent('lapsed', { leaseUntilMs: now }),
      anAgent('starting', { consuming: false }),
    ];
    expect(biddersFor('diagnose.database', agents, now).map(({ name }) => name)).toEqual(['able']);
  });

  test('is one per name and version, however many instances there are', () => {
    const agents = [
      anAgent('a', { instance: 'i2', address: 'a:2', capacity: 3 }),
      anAgent('a'),
      anAgent('a', { version: '2.0.0', address: 'a:3' }),
      anAgent('a', { instance: 'i3', address: 'a:4', consuming: false }),
    ];
    expect(biddersFor('diagnose.database', agents, now)).toEqual([
      { name: 'a', version: '1.0.0', expertise: {}, capacity: 5, addresses: ['a:1', 'a:2'] },
      { name: 'a', version: '2.0.0', expertise: {}, capacity: 2, addresses: ['a:3'] },
    ]);
  });
});

describe('the announcement of capabilities', () => {
  const last = { revision: 4, capabilities: ['diagnose.database', 'diagnose.tracing'] };

  test('is due when one comes or goes', () => {
    expect(nextAnnouncement(last, [anAgent('a', { capabilities: ['diagnose.tracing', 'diagnose.disk'] })])).toEqual({
      revision: 5,
      capabilities: ['diagnose.disk', 'diagnose.tracing'],
    });
    expect(nextAnnouncement(last, [])).toEqual({ revision: 5, capabilities: [] });
  });

  test('is not due when the same ones are offered by others', () => {
    const agents = [anAgent('a', { capabilities: ['diagnose.tracing', 'diagnose.database'] }), anAgent('b')];
    expect(nextAnnouncement(last, agents)).toBeUndefined();
  });
});
