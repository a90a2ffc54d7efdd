import { expect, test } from '@jest/globals';
import type { ResultReported } from '@compass/contracts';
import { renderFindings } from './findings.js';

const finding = {
  ...{ findingId: 'f', service: 'orders-db', indicator: 'locks', category: 'database.lock-contention' },
  ...{ stance: 'STANCE_SUPPORTS', direction: 'DIRECTION_UP', onsetMs: 60_000, strength: 0.9 },
  ...{
    statement: 'Sessions wait.',
    check: 'lock-waits',
    observations: ['abcdef0123456789'],
    refutations: ['nobody waits'],
  },
};
const result = (with_: object) =>
  ({ failureCode: '', findings: [finding], notAvailable: [], ...with_ }) as unknown as ResultReported;

test('a finding says what it claims, since when, what it cites and what would speak against it', () => {
  expect(renderFindings(result({}), [])).toBe(
    [
      'Lock contention at orders-db  strength 0.90',
      '   seen     locks up since 00:01:00, by lock-waits',
      '   says     Sessions wait. [abcdef0123]',
      '   wrong if nobody waits\n',
    ].join('\n'),
  );
});

test('a failure comes first, and what could not be looked at is said once', () => {
  const failed = { failureCode: 'over-budget', failureReason: 'too dear', findings: [], notAvailable: ['a.b', 'a.b'] };
  expect(renderFindings(result(failed), [])).toBe('failed: over-budget: too dear\nno findings\nnot available: a.b\n');
});

test('a symptom claims no cause, and a finding may speak against one', () => {
  const symptom = { ...finding, category: '', refutations: [] };
  const against = { ...finding, stance: 'STANCE_CONTRADICTS' };
  const text = renderFindings(result({ findings: [symptom, against] }), []);
  expect(text).toContain('a symptom at orders-db');
  expect(text).toContain('speaks against Lock contention at orders-db');
});
