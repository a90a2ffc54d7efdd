import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const investigationId = '44444444-4444-5444-8444-444444444444';
export const receiptId = 'receipt-1';
export const alertFile = fileURLToPath(
  new URL('../../../../recordings/shop/cases/incident-001/alert.json', import.meta.url),
);
export const alertText = readFileSync(alertFile, 'utf8');

export const record = {
  ...{
    alertId: '11111111-1111-5111-8111-111111111111',
    receiptId,
    receivedAtMs: 1_000,
    outcome: 'opened',
    rule: 'new',
  },
  reason: 'nothing that is open explains it',
  alert: { name: 'SlowCheckout', service: 'checkout', environment: 'prod-eu' },
  ...{ incidentId: 'i-1', investigationId, verdict: '' },
};

export const incident = {
  incident: {
    ...{ incidentId: '55555555-5555-5555-8555-555555555555', environment: 'prod-eu', service: 'checkout' },
    ...{ severity: 'critical', startedAtMs: 1_000 },
    alerts: [
      {
        ...{ name: 'SlowCheckout', service: 'checkout', severity: 'critical', status: 'firing', startsAtMs: 1_000 },
        summary: 'requests take 3 s',
      },
    ],
  },
  ...{ status: 'open', resolvedAtMs: 0, alertCount: 2, firingCount: 1, workloads: ['checkout', 'cart'] },
  ...{ recurrences: 0, recurrenceOf: '', investigationId, verdict: 'Lock contention at orders-db' },
};

/** For specs: a report as the API gives it. @param kind of its verdict */
export const concluded = (kind: 'cause' | 'insufficient-evidence') => ({
  report: {
    ...{ investigationId, incident: null, hypotheses: [], symptoms: [], tasks: [], degraded: [] },
    verdict: {
      ...{ kind, hypothesisId: 'h-1', category: 'database.lock-contention', service: 'orders-db' },
      ...{ confidence: 0.9, reason: 'It is the likeliest.', confirmed: false },
    },
    ...{ budgetMicros: 10, costMicros: 1, openedAtMs: 1_000, concludedAtMs: 2_000, expired: false },
    ...{ neverBegun: false, policyVersion: 'market-1' },
  },
  judgements: [],
  observations: [],
});

/** Its log as server-sent events. */
export const stream = [
  { version: 1, type: 'InvestigationOpened', atMs: 1_000, event: {} },
  {
    ...{ version: 2, type: 'VerdictReached', atMs: 2_000 },
    event: {
      verdict: {
        kind: 'cause',
        cause: { category: 'database.lock-contention', service: 'orders-db' },
        confidence: 0.9,
      },
    },
  },
]
  .map((each) => `id: ${each.version}\ndata: ${JSON.stringify(each)}\n\n`)
  .join('');
