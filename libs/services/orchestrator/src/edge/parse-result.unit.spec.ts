import { describe, expect, test } from '@jest/globals';
import { decodeEvent, encodeEvent, type FindingInput, type ResultReportedInput } from '@compass/contracts';
import { citedBy, parseResult } from './parse-result.js';

const type = 'compass.agents.v1.ResultReported';
/** As it comes from the log. */
const parse = (input: ResultReportedInput) =>
  parseResult(decodeEvent(type, encodeEvent(type, { status: 'RESULT_STATUS_COMPLETED', ...input })));
const finding = (over: FindingInput) => parse({ findings: [over] }).findings[0]!;

describe('a finding', () => {
  test('without a category is a symptom, without an onset it has none, and it supports unless it says otherwise', () => {
    const read = finding({ findingId: 'a', service: 'web', strength: 0.5 });
    expect(read).toMatchObject({ stance: 'supports', direction: 'unknown' });
    expect(read).not.toHaveProperty('category');
    expect(read).not.toHaveProperty('onsetMs');
  });

  test.each([-1, 0, Number.MAX_SAFE_INTEGER])('that began at %d began at no time', (onsetMs) => {
    expect(finding({ onsetMs })).not.toHaveProperty('onsetMs');
  });

  test('is cut where it would not fit into a report, and its text is made storable', () => {
    const read = finding({
      statement: 'a\0b'.padEnd(9_000, 'x'),
      observations: Array.from({ length: 99 }, (_, n) => `hash-${n}`),
    });
    expect(read.statement).toHaveLength(500);
    expect(read.statement.startsWith('a\u{FFFD}b')).toBe(true);
    expect(read.observations).toHaveLength(10);
  });
});

test('a result that does not say that it is completed has failed', () => {
  expect(parse({ status: 'RESULT_STATUS_FAILED', failureCode: 'boom' }).failure?.code).toBe('boom');
  expect(parse({ status: 'RESULT_STATUS_UNSPECIFIED' }).failure?.code).toBe('unspecified');
});

test('what is cited is asked for once', () => {
  const cited = parse({
    findings: [{ observations: ['b', 'a'] }, { observations: ['b'] }],
    topology: { edges: [{ caller: 'web', callee: 'cart' }], observations: ['c'] },
    disproof: { observations: ['a', 'd'] },
  });
  expect(citedBy(cited)).toEqual(['a', 'b', 'c', 'd']);
});
