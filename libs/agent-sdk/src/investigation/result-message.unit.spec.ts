import { describe, expect, test } from '@jest/globals';
import { decodeEvent, encodeEvent, messageLimitBytes } from '@compass/contracts';
import type { InvestigationContext } from '../agent/context.js';
import type { Findings } from '../agent/finding.js';
import { award, environment, statement, taskMessage, testAgent, window } from '../testing/fixtures.js';
import { investigateTask } from './investigate-task.js';
import { limits } from './limits.js';
import { readTask } from './read-task.js';
import { resultMessage } from './result-message.js';

const type = 'compass.agents.v1.ResultReported';

async function reported(answer: (ctx: InvestigationContext, changes: Parameters<Cite>[0]) => Findings) {
  const agent = testAgent({
    investigate: async (_, ctx) => answer(ctx, await ctx.signals.changes.list({ window })),
  });
  const { task, attempt, reservedMicros } = award();
  const { taskId, investigationId } = task;
  const abort = new AbortController().signal;
  const workplace = { environment, abort, budgetMicros: reservedMicros };
  const investigated = await investigateTask(agent, readTask(taskMessage(), 1, environment), workplace);
  const answered = { taskId, investigationId, attempt, agent: 'test', agentVersion: '1.0.0', reservedMicros };
  return encodeEvent(type, resultMessage(answered, investigated));
}
type Cite = ReturnType<InvestigationContext['finding']>['cite'];

describe('a result', () => {
  test('keeps the strongest findings when there are too many; their ids follow from their places', async () => {
    const many = (ctx: InvestigationContext, changes: Parameters<Cite>[0]) => ({
      findings: Array.from({ length: 150 }, (_, i) => ctx.finding({ ...statement, strength: i / 150 }).cite(changes)),
    });
    const [first, again] = [decodeEvent(type, await reported(many)), decodeEvent(type, await reported(many))];
    expect(first.findings).toHaveLength(limits.findings);
    expect(Math.min(...first.findings.map(({ strength }) => strength))).toBeCloseTo(50 / 150);
    expect(new Set(first.findings.map(({ findingId }) => findingId)).size).toBe(limits.findings);
    expect(again).toEqual(first);
  });

  test('stays below what the log takes, however much an agent has to say', async () => {
    const long = 'x'.repeat(100_000);
    const body = await reported((ctx, changes) => ({
      findings: Array.from({ length: 500 }, () =>
        ctx
          .finding({
            ...statement,
            service: long,
            statement: long,
            refutations: Array.from({ length: 50 }, () => long),
          })
          .cite(changes),
      ),
      graph: ctx
        .graph(Array.from({ length: 5000 }, (_, i) => ({ caller: 'a', callee: `${i}`, calls: i, errors: 0 })))
        .cite(changes),
    }));
    expect(body.length).toBeLessThan(messageLimitBytes);
    const { findings, topology } = decodeEvent(type, body);
    expect(findings[0]!.statement).toMatch(/x…$/);
    expect(topology!.edges).toHaveLength(limits.edges);
    expect(topology!.edges[0]!.calls).toBe(4999);
  });

  test('asks for what was reserved, unless the agent says how much', async () => {
    expect(decodeEvent(type, await reported(() => ({}))).costMicros).toBe(1_000);
    expect(decodeEvent(type, await reported(() => ({ costMicros: 7 }))).costMicros).toBe(7);
    expect(decodeEvent(type, await reported(({ budget }) => (budget.spend(300), {}))).costMicros).toBe(300);
  });
});
