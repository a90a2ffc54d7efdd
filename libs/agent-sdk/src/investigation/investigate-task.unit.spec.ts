import { describe, expect, test } from '@jest/globals';
import { PermanentError } from '@compass/kernel';
import type { Observation } from '@compass/signals';
import type { InvestigationContext } from '../agent/context.js';
import type { AgentDefinition } from '../agent/define-agent.js';
import type { Finding, Findings } from '../agent/finding.js';
import { environment, environmentNowMs, statement, taskMessage, testAgent, window } from '../testing/fixtures.js';
import { investigateTask } from './investigate-task.js';
import { readTask } from './read-task.js';

const never = new AbortController().signal;
const claim = {
  hypothesisId: 'h',
  category: 'c',
  service: 'cart',
  indicator: 'i',
  onsetMs: 0,
  statement: 's',
  refutations: [],
};

const investigate = (agent: Partial<AgentDefinition>, task = taskMessage(), abort = never, leftOut?: Set<string>) =>
  investigateTask(testAgent(agent), readTask(task, 1, environment), {
    environment,
    abort,
    budgetMicros: 1_000,
    leftOut,
  });

const answering = (answer: (ctx: InvestigationContext, changes: Observation) => Findings) =>
  investigate({ investigate: async (_, ctx) => answer(ctx, await ctx.signals.changes.list({ window })) });

describe('an investigation', () => {
  test('ends in findings that name what was observed', async () => {
    const { outcome, observations } = await investigate({});
    const hashes = observations.map(({ hash }) => hash);
    expect(hashes).toHaveLength(1);
    expect(outcome).toMatchObject({ findings: { findings: [{ ...statement, observations: hashes }] } });
  });

  test.each<[string, Error]>([
    ['disk-on-fire', new PermanentError('disk-on-fire', 'x')],
    ['unexpected', new TypeError('undefined is not a function')],
  ])('that throws fails with %s, and keeps what was observed', async (code, error) => {
    const { outcome, observations } = await investigate({
      investigate: async (_, ctx) => {
        await ctx.signals.changes.list({ window });
        throw error;
      },
    });
    expect(outcome).toMatchObject({ failure: { code } });
    expect(observations).toHaveLength(1);
  });

  test('tells nothing of a category that is left out, and the agent can see which are', async () => {
    const seen: string[] = [];
    const { outcome } = await investigate(
      {
        investigate: async (_, ctx) => {
          seen.push(...ctx.leftOut);
          const changes = await ctx.signals.changes.list({ window });
          const say = (category: string) => ctx.finding({ ...statement, category }).cite(changes);
          return { findings: [say('network.delay'), say('network.loss')] };
        },
      },
      taskMessage(),
      never,
      new Set(['network.delay']),
    );
    expect(seen).toEqual(['network.delay']);
    expect(outcome).toMatchObject({ findings: { findings: [{ category: 'network.loss' }] } });
  });

  test('ends when it is aborted, whether or not the agent listens', async () => {
    const deadline = new AbortController();
    const investigating = investigate(
      { investigate: () => new Promise(() => undefined) },
      taskMessage(),
      deadline.signal,
    );
    deadline.abort(new PermanentError('deadline-passed', 'x'));
    expect(await investigating).toMatchObject({ outcome: { failure: { code: 'deadline-passed' } } });
  });

  test('sees the environment up to its now, as its time', async () => {
    const seen = await new Promise((resolve) => {
      void investigate({ investigate: (task, ctx) => (resolve([task.window, ctx.nowMs]), Promise.resolve({})) });
    });
    expect(seen).toEqual([{ startMs: window.startMs, endMs: environmentNowMs }, environmentNowMs]);
  });

  test('of what the agent does not offer fails', async () => {
    const { outcome } = await investigate({}, taskMessage({ capability: 'diagnose.network' }));
    expect(outcome).toMatchObject({ failure: { code: 'unknown-capability' } });
  });

  test('has a budget: what is spent shows, also in a failure, and more than that fails', async () => {
    const spending = investigate({
      investigate: (_, { budget }) => {
        budget.spend(600, 'a query');
        budget.spend(budget.leftMicros + 1, 'a second one');
        return Promise.resolve({});
      },
    });
    expect(await spending).toMatchObject({ outcome: { failure: { code: 'over-budget' } }, spentMicros: 600 });
    const asking = investigate({ investigate: () => Promise.resolve({ costMicros: 1_001 }) });
    expect(await asking).toMatchObject({ outcome: { failure: { code: 'over-budget' } } });
  });

  test('of a claim must come to a disproof', async () => {
    const task = taskMessage({ kind: 'TASK_KIND_DISPROVE', capability: 'disprove.test', claim });
    expect((await investigate({}, task)).outcome).toMatchObject({ failure: { code: 'missing-disproof' } });
  });
});

describe('evidence', () => {
  test('is what makes a finding: without it, there is none to return', () =>
    answering((ctx) => ({
      // @ts-expect-error a statement that cites nothing is not a finding
      findings: [ctx.finding(statement)],
      // @ts-expect-error nor is one without the call that makes it
      disproof: { contradiction: 1, tested: true, statement: 'x', observations: ['f'] },
    })).then(({ outcome }) => expect(outcome).toMatchObject({ failure: { code: 'uncited-finding' } })));

  test('is not made of what someone else observed', async () => {
    let foreign!: Observation;
    await answering((_, changes) => ((foreign = changes), {}));
    const elsewhere = { ...foreign, hash: 'f'.repeat(64) } as Observation;
    const { outcome } = await answering((ctx) => ({ findings: [ctx.finding(statement).cite(elsewhere)] }));
    expect(outcome).toMatchObject({ failure: { code: 'foreign-observation' } });
  });

  test.each<[string, (finding: Finding) => unknown]>([
    ['put together by hand', () => ({ ...statement, observations: ['f'.repeat(64)] })],
    ['changed after it was cited', (finding) => ({ ...finding, strength: 1 })],
  ])('%s is refused', async (_, forge) => {
    const { outcome } = await answering((ctx, changes) => {
      return { findings: [forge(ctx.finding(statement).cite(changes)) as Finding] };
    });
    expect(outcome).toMatchObject({ failure: { code: 'uncited-finding' } });
  });

  test.each([{ strength: 1.5 }, { strength: NaN }, { service: '' }, { onsetMs: -1 }])(
    'that makes no sense is refused: %j',
    async (over) => {
      const { outcome } = await answering((ctx, changes) => {
        return { findings: [ctx.finding({ ...statement, ...over }).cite(changes)] };
      });
      expect(outcome).toMatchObject({ failure: { code: 'invalid-findings' } });
    },
  );

  test('cites each observation once', async () => {
    const { outcome, observations } = await answering((ctx, changes) => {
      return { findings: [ctx.finding(statement).cite(changes, changes)] };
    });
    expect(outcome).toMatchObject({ findings: { findings: [{ observations: [observations[0]!.hash] }] } });
  });
});
