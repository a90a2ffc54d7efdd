import { expect, test } from '@jest/globals';
import { conclusionOf } from './conclusion.js';
import { report } from './report.fixture.js';

test('of a report, what later investigations look for is kept', () => {
  expect(conclusionOf(report('i1'))).toEqual({
    investigationId: 'i1',
    incidentFingerprint: 'f1',
    environment: 'prod-eu',
    category: 'database.lock-contention',
    service: 'payment',
    probability: 0.8,
    concludedAtMs: 1_700_000_030_000,
  });
});

test.each([null, report('i1', { incident: null }), report('i1', { verdict: null })])(
  'a verdict without its parts is refused for good',
  (incomplete) => {
    expect(() => conclusionOf(incomplete)).toThrow(
      expect.objectContaining({ code: 'invalid-report', kind: 'permanent' }),
    );
  },
);
