import type { Report } from '@compass/contracts';

/** For specs: the report of a concluded investigation. */
export function report(investigationId: string, change: Partial<Report> = {}): Report {
  return {
    investigationId,
    incident: {
      incidentId: '6f1f3b1e-0000-5000-8000-000000000000',
      fingerprint: 'f1',
      environment: 'prod-eu',
      service: 'checkout',
      severity: 'SEVERITY_CRITICAL',
      startedAtMs: 1_700_000_000_000,
      alerts: [],
    },
    verdict: {
      kind: 'VERDICT_KIND_CAUSE',
      hypothesisId: 'h1',
      category: 'database.lock-contention',
      service: 'payment',
      confidence: 0.8,
      reason: '',
      confirmed: false,
    },
    hypotheses: [],
    symptoms: [],
    tasks: [],
    degraded: [],
    budgetMicros: 0,
    costMicros: 0,
    openedAtMs: 0,
    concludedAtMs: 1_700_000_030_000,
    expired: false,
    policyVersion: '1',
    neverBegun: false,
    ...change,
  };
}
