import { expect, test } from '@jest/globals';
import type { Verdict } from '@compass/contracts';
import type { IntakeTransaction } from '../store/incident-store.js';
import { LearnVerdict } from './learn-answers.js';

const cause = { kind: 'VERDICT_KIND_CAUSE', category: 'database.lock-contention', service: 'payment-db' } as const;

test.each<[Partial<Verdict>, string]>([
  [{ ...cause, confidence: 0.93 }, 'Lock contention at payment-db, 93 %'],
  [{ ...cause, confidence: 0.999 }, 'Lock contention at payment-db, > 99 %'],
  [{ ...cause, service: '', confidence: 0.7 }, 'Lock contention at an unknown service, 70 %'],
  [{ kind: 'VERDICT_KIND_NO_FAULT', reason: 'Nothing suffers.', confidence: 0.9 }, 'Nothing suffers.'],
])('a verdict %j is kept as "%s"', async (verdict, summary) => {
  const kept: unknown[] = [];
  const recordVerdict = (id: string, answer: object) => Promise.resolve(void kept.push([id, answer]));
  const event = { data: { report: { investigationId: 'i', verdict } } };
  await new LearnVerdict().handle(
    event as unknown as Parameters<LearnVerdict['handle']>[0],
    { answers: { recordVerdict } } as unknown as IntakeTransaction,
  );
  expect(kept).toEqual([['i', { kind: verdict.kind, summary }]]);
});
