import { expect, test } from '@jest/globals';
import type { Task } from '@compass/agent-sdk';
import { applicationAgent } from './definition.js';

const task = {
  taskId: 't',
  investigationId: 'i',
  attempt: 1,
  question: { what: '', where: '', why: '' },
  environment: 'shop/x',
  services: [],
  window: { startMs: 0, endMs: 1 },
  alertAtMs: 0,
  priceCeilingMicros: 30_000,
  timeoutSeconds: 60,
  priority: 3,
};
const disprove = (category: string): Task => {
  const claim = { hypothesisId: 'h', category, service: 's', indicator: '', statement: '', refutations: [] };
  return { ...task, kind: 'disprove', capability: 'disprove.application', claim };
};

test('asks for no more than a task may cost', () => {
  const bid = applicationAgent.bid({ ...task, kind: 'diagnose', capability: 'diagnose.application' });
  expect(bid).toMatchObject({ priceMicros: 30_000 });
});

test('declines claims that it knows no test of', () => {
  expect(applicationAgent.bid(disprove('application.bad-release'))).toHaveProperty('priceMicros');
  expect(applicationAgent.bid(disprove('application.unheard-of'))).toEqual({
    decline: 'knows no test of application.unheard-of',
  });
});
