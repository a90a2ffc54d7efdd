import { describe, expect, test } from '@jest/globals';
import { investigateRecording, type AlertEvents, type Environment } from '@compass/agent-sdk';
import { infrastructureAgent } from '../definition.js';

const raised: AlertEvents = {
  instances: ['cart-0', 'cart-1', 'web-0', 'pay-0'],
  events: [
    { kind: 'metric', instance: 'cart-1', metric: 'mem_usage', direction: 'up' },
    { kind: 'metric', instance: 'cart-1', metric: 'cpu_usage', direction: 'up' },
    { kind: 'metric', instance: 'web-0', metric: 'requests_p95', direction: 'up' },
    { kind: 'call', caller: 'web-0', callee: 'cart-1', operation: '/cart', symptom: 'slow' },
  ],
};
const environment: Environment = {
  name: 'monitors/case',
  now: () => 86_400_001,
  sources: { 'alerts.events': () => Promise.resolve({ data: raised, summarised: false }) },
};

async function ask(service?: string) {
  const claim = { hypothesisId: 'h', category: 'infrastructure.memory', indicator: '', statement: '', refutations: [] };
  const capability = service ? 'disprove.infrastructure' : 'diagnose.infrastructure';
  const asked = { capability, alertAtMs: 86_400_000, ...(service && { claim: { ...claim, service } }) };
  return investigateRecording(infrastructureAgent, environment, asked);
}

describe('an environment of which only monitors’ events are known', () => {
  test('the instance that fills its memory is found, by the events that are cited', async () => {
    const { result, observations } = await ask();
    const [first] = result.findings;
    expect(first).toMatchObject({ service: 'cart-1', category: 'infrastructure.memory', indicator: 'mem_usage' });
    const events = observations.find(({ data }) => data !== undefined);
    expect(first!.observations).toContain(events!.hash);
  });

  test.each([
    ['cart-1', 'stands', 0, 0.5],
    ['pay-0', 'falls: monitors are silent about it', 0.7, 1],
  ])('a claim about %s %s', async (service, _, least, most) => {
    const { result } = await ask(service);
    expect(result.disproof!.tested).toBe(true);
    expect(result.disproof!.contradiction).toBeGreaterThan(least);
    expect(result.disproof!.contradiction).toBeLessThan(most);
  });
});
