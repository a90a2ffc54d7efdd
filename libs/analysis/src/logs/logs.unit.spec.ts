import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exceptionTypeOf } from './exception-type.js';
import { maskVariables } from './mask.js';
import { plainLine } from './plain-line.js';
import { TemplateMiner, textOf } from './templates.js';

const templatesOf = (lines: readonly string[]): string[] => {
  const miner = new TemplateMiner();
  return lines.map((line) => miner.add(line)).map(textOf);
};

describe('maskVariables', () => {
  test.each([
    ['took 12.5 ms', 'took <*> ms'],
    ['took 12ms', 'took <*>ms'],
    ['at 2026-01-30T19:38:52.053Z', 'at <*>'],
    ['19:38:52.053 INFO started', '<*> INFO started'],
    ['order c41620da-6df1-4616-bf43-5e250b34478d', 'order <*>'],
    ['trace cf96d7c6a09dd1da', 'trace <*>'],
    ['dial tcp 10.0.0.7:5432', 'dial tcp <*>'],
    ["unit 'crate' unknown", 'unit <*> unknown'],
    ['http2 and v1 stay', 'http2 and v1 stay'],
    ['a feedback', 'a feedback'],
    ['order_12345 for user9876', 'order_<*> for user<*>'],
    ['sha256 of utf8 in base64', 'sha256 of utf8 in base64'],
    ['OrderService#1234 and order.py:1234', 'OrderService#1234 and order.py:1234'],
    ['pod cart-7d9f8b6c5-x2x4z ended', 'pod cart-<*> ended'],
    ['mail to ann.b@shop.example.org', 'mail to <*>'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0 refused', 'token <*> refused'],
    ['id 01ARZ3NDEKTSV4RRFFQ69G5FAV', 'id <*>'],
    ['GET /cart?user=ann&n=3', 'GET /cart?user=<*>&n=<*>'],
    ['at 0x7f3a2b1c', 'at <*>'],
    ['getLeftTicketOfIntervalAndTravelDate', 'getLeftTicketOfIntervalAndTravelDate'],
  ])('%s → %s', (line, masked) => expect(maskVariables(line)).toBe(masked));
});

describe('templates', () => {
  test('lines that differ only in values are one', () => {
    const lines = ['order 1 placed by ann', 'order 2 placed by bob', 'order 3 placed by cy'];
    expect(new Set(templatesOf(lines))).toEqual(new Set(['order <*> placed by <*>']));
  });

  test('lines that say different things are not', () => {
    expect(new Set(templatesOf(['connection refused by peer', 'connection pool is exhausted'])).size).toBe(2);
  });

  test('of a stack trace, the first line counts', () => {
    expect(templatesOf(['boom: 7\n  at a.ts:1', 'boom: 9\n  at b.ts:22'])).toEqual(['boom: <*>', 'boom: <*>']);
  });

  test('first words that vary without end are one in the end', () => {
    const lines = Array.from(
      { length: 2_000 },
      (_, i) => `${'abcdefghij'[i % 10]}${String(i).replaceAll(/\d/g, (d) => 'klmnopqrst'[Number(d)]!)} logged in`,
    );
    expect(new Set(templatesOf(lines)).size).toBeLessThan(250);
  });

  test('any text has a template, and each line keeps its own', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        expect(templatesOf(lines)).toHaveLength(lines.length);
        expect(templatesOf(lines)).toEqual(templatesOf(lines));
      }),
    );
  });
});

test.each([
  ['java.sql.SQLTransientConnectionException: timed out', 'java.sql.SQLTransientConnectionException'],
  ['unhandled RangeError: Invalid unit', 'RangeError'],
  ['an error happened', undefined],
])('exceptionTypeOf(%s) is %s', (message, type) => expect(exceptionTypeOf(message)).toBe(type));

test.each([
  ['{"level":"error","msg":"no route","error":"refused"}', 'no route: refused'],
  ['{"level":"error"}', '{"level":"error"}'],
  ['{broken', '{broken'],
  ['plain', 'plain'],
])('plainLine(%s) is %s', (line, message) => expect(plainLine(line).text).toBe(message));
