import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AlertQuota } from './alert-quota.js';

describe('the quota of a source', () => {
  test('lets a burst through, then says when the next is due, and takes that one', () => {
    const quota = new AlertQuota({ perSecond: 2, burst: 3 });
    expect([1, 2, 3].map(() => quota.take('a', 0))).toEqual([0, 0, 0]);
    expect(quota.take('a', 0)).toBe(500);
    expect(quota.take('a', 499)).toBe(1);
    expect(quota.take('a', 500)).toBe(0);
  });

  test('is its own: who sends too much costs nobody else anything', () => {
    const quota = new AlertQuota({ perSecond: 1, burst: 1 });
    quota.take('wild', 0);
    expect(quota.take('wild', 0)).toBeGreaterThan(0);
    expect(quota.take('calm', 0)).toBe(0);
  });

  test('is not remembered for more sources than fit', () => {
    const quota = new AlertQuota({ perSecond: 1, burst: 1 });
    quota.take('first', 0);
    for (let n = 0; n < 10_000; n++) quota.take(`source ${n}`, 0);
    expect(quota.take('first', 0)).toBe(0);
    expect(quota.take('source 9999', 0)).toBeGreaterThan(0);
  });

  test('never takes more than the burst and what was earned, and never less where the sender waits as told', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (pauses, perSecond, burst) => {
          const quota = new AlertQuota({ perSecond, burst });
          let [nowMs, taken] = [0, 0];
          for (const pause of pauses) {
            nowMs += pause;
            const waitMs = quota.take('a', nowMs);
            if (waitMs === 0) taken += 1;
            else expect(waitMs).toBeLessThanOrEqual(1_000 / perSecond + 1);
          }
          expect(taken).toBeLessThanOrEqual(burst + (nowMs / 1000) * perSecond + 1e-6);
        },
      ),
    );
  });
});
