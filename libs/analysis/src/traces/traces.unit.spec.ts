import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callsBetween, type CallingSpan } from './calls-between.js';
import { onCallersClock } from './clock-offset.js';
import { selfTimeMs } from './self-time.js';

const span = (over: Partial<CallingSpan> = {}): CallingSpan => ({
  traceId: 't',
  spanId: 's',
  parentSpanId: null,
  service: 'web',
  startMs: 0,
  durationMs: 100,
  failed: false,
  ...over,
});
const child = (startMs: number, durationMs: number) => span({ parentSpanId: 's', startMs, durationMs });

describe('selfTimeMs', () => {
  test.each([
    ['without children, all of it', [], 100],
    ['children in sequence', [child(10, 20), child(50, 30)], 50],
    ['children that overlap count once', [child(10, 50), child(30, 50)], 30],
    ['a child within another', [child(10, 80), child(20, 5)], 20],
    ['a child that outlives its parent', [child(80, 500)], 80],
    ['a child that began before', [child(-50, 60)], 90],
  ])('%s', (_, children, expected) => expect(selfTimeMs(span(), children)).toBe(expected));

  test('lies between nothing and the duration', () => {
    const time = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(fc.array(fc.tuple(time, fc.nat(300))), (times) => {
        const self = selfTimeMs(
          span(),
          times.map(([start, duration]) => child(start, duration)),
        );
        expect(self).toBeGreaterThanOrEqual(0);
        expect(self).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('a callee on its caller’s clock', () => {
  const caller = span({ startMs: 1_000, durationMs: 100 });
  const answer = (startMs: number, durationMs: number, service = 'cart') => span({ service, startMs, durationMs });
  test.each([
    ['that is two seconds behind is put in the middle of the call', answer(-960, 60), 1_020],
    ['that is ahead, too', answer(3_000, 60), 1_020],
    ['that begins within the call stays, also where it outlives it', answer(1_090, 60), 1_090],
    ['that is longer than the call is not waited for', answer(3_000, 400), 3_000],
    ['of the same service has the same clock', answer(3_000, 60, 'web'), 3_000],
  ])('%s', (_, callee, startMs) => {
    expect(onCallersClock(caller, callee).startMs).toBe(startMs);
  });
});

describe('callsBetween', () => {
  test('a parent in another service is a caller; the callee tells errors and time', () => {
    const spans = [
      span({ spanId: 'a' }),
      span({ spanId: 'b', parentSpanId: 'a', service: 'cart', durationMs: 40, failed: true }),
      span({ spanId: 'c', parentSpanId: 'b', service: 'cart', durationMs: 10 }),
    ];
    expect(callsBetween(spans)).toEqual([
      { caller: 'web', callee: 'cart', calleeKind: 'service', calls: 1, errors: 1, meanMs: 40 },
    ]);
  });

  test('who never answers with a span is known from its callers', () => {
    const target = { name: 'payment-db', kind: 'database' } as const;
    expect(callsBetween([span({ target, durationMs: 8 }), span({ spanId: 'x', target, durationMs: 4 })])).toEqual([
      { caller: 'web', callee: 'payment-db', calleeKind: 'database', calls: 2, errors: 0, meanMs: 6 },
    ]);
  });

  test('an answered client span counts once, and so does one whose callee has spans of its own', () => {
    const target = { name: 'cart', kind: 'peer' } as const;
    const answered = span({ spanId: 'a', target });
    const answer = span({ spanId: 'b', parentSpanId: 'a', service: 'cart' });
    const unanswered = span({ spanId: 'c', target });
    expect(callsBetween([answered, answer, unanswered])).toMatchObject([{ caller: 'web', callee: 'cart', calls: 1 }]);
  });

  test('span ids are unique within their trace only', () => {
    const other = span({ traceId: 'u', spanId: 'b', parentSpanId: 's', service: 'cart' });
    expect(callsBetween([span(), other])).toEqual([]);
  });
});
