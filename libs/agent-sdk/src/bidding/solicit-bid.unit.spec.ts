import { describe, expect, test } from '@jest/globals';
import type { AgentDefinition } from '../agent/define-agent.js';
import { environments, taskMessage, testAgent } from '../testing/fixtures.js';
import { BidSolicitation } from './solicit-bid.js';

const answer = (over: Partial<AgentDefinition> = {}, task = taskMessage(), load = 0) =>
  new BidSolicitation(testAgent(over), environments, { load }).answer({ task, attempt: 1 });

describe('asked for a bid', () => {
  test('an agent offers what it says', async () => {
    expect(await answer()).toEqual({ bid: { priceMicros: 1_000, expectedSeconds: 1, confidence: 0.5 } });
  });

  test('work that waits counts as time', async () => {
    expect(await answer({}, taskMessage(), 4)).toMatchObject({ bid: { expectedSeconds: 3 } });
    expect(await answer({}, taskMessage({ timeoutSeconds: 2 }), 4)).toEqual({ decline: { reason: 'too-busy' } });
  });

  test.each<[string, Partial<AgentDefinition>, ReturnType<typeof taskMessage>]>([
    ['not-mine', { bid: () => ({ decline: 'not-mine' }) }, taskMessage()],
    ['unknown-capability', {}, taskMessage({ capability: 'diagnose.network' })],
    ['unknown-environment', {}, taskMessage({ scope: { ...taskMessage().scope!, environment: 'prod-eu' } })],
    ['unreadable-task', {}, taskMessage({ scope: null })],
    ['above-price-ceiling', {}, taskMessage({ priceCeilingMicros: 999 })],
    ['invalid-bid', { bid: () => ({ priceMicros: 1, expectedSeconds: 1, confidence: 2 }) }, taskMessage()],
    [
      'unexpected',
      {
        bid: () => {
          throw new TypeError('x');
        },
      },
      taskMessage(),
    ],
  ])('it declines, never fails: %s', async (reason, agent, task) => {
    expect(await answer(agent, task)).toEqual({ decline: { reason: expect.stringMatching(`^${reason}`) } });
  });
});
