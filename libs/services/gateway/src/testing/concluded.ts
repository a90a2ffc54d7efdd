import type { GetInvestigationResponse, InvestigationSummary, Observation, Report, Verdict } from '@compass/contracts';

const verdict: Verdict = {
  kind: 'VERDICT_KIND_CAUSE',
  ...{ hypothesisId: 'h-1', category: 'database.lock-contention', service: 'orders-db' },
  ...{ confidence: 0.9, reason: 'It is the likeliest cause.', confirmed: false },
};

const evidence = { findingId: 'f', statement: 'Sessions wait for locks.', agent: 'database', strength: 0.9 };

const hypothesis = {
  ...{ hypothesisId: 'h-1', rank: 1, category: verdict.category, service: 'orders-db', indicator: 'waiting' },
  ...{ onsetMs: 5, probability: 0.9, score: null, status: 'HYPOTHESIS_STATUS_STANDS', reasoning: [], refutations: [] },
  supporting: [{ ...evidence, observations: ['known-1'] }],
  contradicting: [],
  disproofs: [
    {
      ...{ taskId: 't', agent: 'database', agentVersion: '1', contradiction: 0.06, tested: true },
      ...{ statement: 'Stood 2 tests: it began first; others are unaffected.', observations: ['known-2'] },
    },
  ],
} as const;

/** For specs: an investigation that has ended, as the orchestrator gives it. */
export function concludedInvestigation(): GetInvestigationResponse & { readonly summary: InvestigationSummary } {
  const investigationId = '44444444-4444-5444-8444-444444444444';
  const report = {
    ...{ investigationId, incident: null, verdict, hypotheses: [hypothesis], symptoms: [], tasks: [] },
    degraded: ['platform: a.b is not available'],
    ...{ budgetMicros: 10_000_000, costMicros: 140_000, openedAtMs: 1_000, concludedAtMs: 3_250 },
    ...{ expired: false, neverBegun: false, policyVersion: 'market-1' },
  } as unknown as Report;
  const judgement = {
    ...{ judgementId: 'j-1', hypothesisId: 'h-1', by: 'ada' },
    choice: 'JUDGEMENT_CHOICE_CONFIRMED',
    ...{ note: 'it is the migration', atMs: 4_000 },
  } as const;
  const summary: InvestigationSummary = {
    ...{ investigationId, incidentId: 'i', environment: 'prod-eu', service: 'checkout', alert: 'Slow', version: 9 },
    status: 'INVESTIGATION_STATUS_CONCLUDED',
    ...{ openedAtMs: 1_000, concludedAtMs: 3_250, verdict },
  };
  return { summary, report, judgements: [judgement] };
}

export function observationOf(hash: string): Observation {
  return {
    ...{ hash, environment: 'prod-eu', result: '[]', summarised: false, availability: 'AVAILABILITY_AVAILABLE' },
    query: '{"arguments":{"names":["cpu","io"],"window":{}},"operation":"range","signal":"metrics"}',
    window: { startMs: 0, endMs: 60_000 },
  };
}
