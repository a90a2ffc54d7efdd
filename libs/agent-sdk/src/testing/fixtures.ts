import type { Award, Task as TaskMessage } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import type { Environment, Environments } from '@compass/signals';
import type { Logger } from '@compass/telemetry';
import { defineAgent, type Agent, type AgentDefinition } from '../agent/define-agent.js';
import type { ReadAward } from '../investigation/task-investigator.js';

export const environmentNowMs = 1_700_000_100_000;

/** An environment with one change, and no other telemetry. */
export const environment: Environment = {
  name: 'test/one',
  now: () => environmentNowMs,
  sources: {
    'changes.list': () =>
      Promise.resolve({
        data: [{ atMs: environmentNowMs - 5_000, service: 'cart', kind: 'deploy', summary: 'new units' }],
        summarised: false,
      }),
  },
};

export const environments: Environments = {
  resolve: (name) =>
    name === environment.name
      ? Promise.resolve(environment)
      : Promise.reject(new PermanentError('unknown-environment', `no environment ${name}`)),
};

export const window = { startMs: environmentNowMs - 3_600_000, endMs: 0 };

/** Finds the one change that there is, unless told to do otherwise. */
export const testAgent = (over: Partial<AgentDefinition> = {}): Agent =>
  defineAgent({
    name: 'test',
    version: '1.0.0',
    capabilities: ['diagnose.test', 'disprove.test'],
    expertise: { application: 0.5 },
    capacity: 2,
    bid: () => ({ priceMicros: 1_000, expectedSeconds: 1, confidence: 0.5 }),
    investigate: async (_, ctx) => {
      const changes = await ctx.signals.changes.list({ window });
      const finding = ctx.finding({ ...statement, onsetMs: changes.data?.[0]?.atMs });
      return { findings: [finding.cite(changes)] };
    },
    ...over,
  });

export const statement = {
  service: 'cart',
  indicator: 'deploy',
  category: 'application.bad-release',
  strength: 0.7,
  statement: 'cart was released 5 s before the alert',
  check: 'test.deploy',
} as const;

export const taskMessage = (over: Partial<TaskMessage> = {}): TaskMessage => ({
  taskId: 'task-1',
  investigationId: 'investigation-1',
  kind: 'TASK_KIND_DIAGNOSE',
  phase: 'PHASE_OBSERVE',
  question: { what: 'what', where: 'where', why: 'why' },
  capability: 'diagnose.test',
  scope: { environment: environment.name, services: ['cart'], window, alertAtMs: environmentNowMs - 1_000 },
  priceCeilingMicros: 100_000,
  timeoutSeconds: 60,
  deadlineAtMs: 0,
  priority: 3,
  claim: null,
  ...over,
});

export const award = (over: Partial<Award> = {}): ReadAward => ({
  attempt: 1,
  agent: 'test',
  agentVersion: '1.0.0',
  reservedMicros: 1_000,
  deadlineAtMs: 0,
  ...over,
  task: over.task ?? taskMessage(),
});

const nothing = () => undefined;
export const silentLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  child: () => silentLogger,
};
