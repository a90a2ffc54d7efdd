import { beforeAll, describe, expect, test } from '@jest/globals';
import { defineAgent, type Agent } from '@compass/agent-sdk';
import type { InvestigationEvent } from '@compass/service-orchestrator/domain';
import { join } from 'node:path';
import {
  caseAt,
  compareRuns,
  investigateCase,
  runWithAgents,
  verifyObservations,
  type Investigated,
} from '../index.js';

const folder = join(import.meta.dirname, '../../../../recordings/shop/cases/incident-001');

/** Says that whatever it sees first has lock contention, as sure as it is told to be. */
const blamer = (version: string, strength: number): Agent =>
  defineAgent({
    name: 'blamer',
    version,
    capabilities: ['diagnose.database', 'disprove.database'],
    expertise: { database: 1 },
    capacity: 1,
    bid: () => ({ priceMicros: 1, expectedSeconds: 1, confidence: 1 }),
    async investigate(task, ctx) {
      const { window } = task;
      const seen = await ctx.signals.metrics.range({ window, services: ['payment-db'] });
      if (task.kind === 'disprove')
        return { disproof: ctx.disproof({ contradiction: 0, tested: true, statement: 'tried' }).cite(seen) };
      const blamed = { service: 'payment-db', indicator: 'locks', category: 'database.lock-contention' };
      const said = { ...blamed, strength, statement: `as version ${version} sees it`, check: 'blame' };
      return { findings: [ctx.finding(said).cite(seen)] };
    },
  });

describe('a recorded investigation with other agents', () => {
  const before = blamer('1', 0.9);
  let recorded: Investigated;
  beforeAll(async () => {
    recorded = await investigateCase(caseAt(folder), [before], Date.UTC(2026, 0, 1));
  });
  const withAgents = async (instead: Agent[]): Promise<readonly InvestigationEvent[]> =>
    (await runWithAgents({ ...recorded, instead, others: [] })).log;

  test('comes to the same with the same agents, from what was observed alone', async () => {
    expect(recorded.report.verdict?.kind).toBe('VERDICT_KIND_CAUSE');
    expect(compareRuns(recorded.log, await withAgents([before]))).toMatchObject({ equal: true, findings: [] });
    expect(compareRuns(recorded.log, await withAgents([]))).toMatchObject({ equal: true, findings: [] });
  });

  test('shows what another version finds, and what becomes of ranking and verdict', async () => {
    const comparison = compareRuns(recorded.log, await withAgents([blamer('2', 0.05)]));
    expect(comparison.equal).toBe(false);
    expect(comparison.findings[0]).toMatchObject({
      capability: 'diagnose.database',
      before: 'blamer@1',
      after: 'blamer@2',
    });
    expect(comparison.verdict.after.confidence).toBeLessThan(comparison.verdict.before.confidence);
  });

  test('leaves the recorded answers of all others as they are', async () => {
    const stranger = { ...blamer('1', 0.9), name: 'stranger', capabilities: ['diagnose.network'] };
    expect(compareRuns(recorded.log, await withAgents([stranger])).equal).toBe(true);
  });

  test('what it observed is found again at its source', async () => {
    const verified = await verifyObservations(recorded.observations, { recordings: [join(folder, '../../..')] });
    expect(verified.length).toBeGreaterThan(0);
    expect(verified.map(({ outcome }) => outcome)).toEqual(verified.map(() => 'same'));
  });
});
