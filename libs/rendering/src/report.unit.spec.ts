import { describe, expect, test } from '@jest/globals';
import type { Report } from '@compass/contracts';
import { renderReport } from './report.js';

const evidence = { findingId: 'f', statement: 'Sessions wait for locks.', agent: 'database', strength: 0.9 };
const report: Report = {
  investigationId: 'i-1',
  incident: null,
  verdict: {
    kind: 'VERDICT_KIND_CAUSE',
    hypothesisId: 'h-1',
    category: 'database.lock-contention',
    service: 'orders-db',
    confidence: 0.934,
    reason: 'It is the likeliest cause.',
    confirmed: false,
  },
  hypotheses: [
    {
      hypothesisId: 'h-1',
      rank: 1,
      category: 'database.lock-contention',
      service: 'orders-db',
      indicator: 'waiting',
      onsetMs: Date.UTC(2026, 0, 1, 3, 0, 5),
      probability: 0.934,
      score: null,
      status: 'HYPOTHESIS_STATUS_STANDS',
      reasoning: ['It explains what is seen at 2 of the 2 services that are affected.'],
      supporting: Array.from({ length: 6 }, () => ({ ...evidence, observations: ['0123456789abcdef'] })),
      contradicting: [],
      refutations: [],
      disproofs: [
        {
          taskId: 't',
          agent: 'database',
          agentVersion: '1',
          contradiction: 0.06,
          tested: true,
          statement: 'Stood 3 tests: it began first; others are unaffected; Sessions wait for locks.',
          observations: ['fedcba9876543210'],
        },
      ],
    },
  ],
  symptoms: [],
  tasks: [],
  degraded: ['diagnose.tracing: no-bidder', 'platform: a.b is not available', 'platform: c.d is not available'],
  budgetMicros: 10_000_000,
  costMicros: 140_000,
  openedAtMs: 1_000,
  concludedAtMs: 3_250,
  expired: false,
  neverBegun: false,
  policyVersion: 'market-1',
};

describe('a rendered report', () => {
  const text = renderReport(report);

  test('begins with the answer and how sure it is', () => {
    expect(text.split('\n')[0]).toBe('VERDICT  Lock contention at orders-db (P = 0.93)');
  });

  test('shows evidence with the hashes by which it can be looked up, and says how much it leaves out', () => {
    expect(text).toContain('for      Sessions wait for locks. [database: 0123456789]');
    expect(text.match(/Sessions wait/g)).toHaveLength(4);
    expect(text).toContain('… and 2 more');
  });

  test('lists what was tried to disprove the answer, a line each', () => {
    expect(text).toContain('tried    Stood 3 tests (contradiction 0.06): [database: fedcba9876]');
    expect(text).toContain('            - it began first\n            - others are unaffected\n');
  });

  test('does not tell again what speaks for it', () => {
    expect(text).toContain('            - what speaks for it is seen again\n');
  });

  test('names shortfalls, and what it cost', () => {
    expect(text).toContain('Degraded: diagnose.tracing: no-bidder');
    expect(text).toContain('Degraded: not available to platform: a.b, c.d');
    expect(text).toContain('in 2.3 s for 0.14 USD of 10.00 USD');
  });
});
