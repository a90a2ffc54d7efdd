import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BudgetMeter } from './budget.js';

describe('the budget of an award', () => {
  test('refuses with a code what is more than is left, and spends nothing then', () => {
    const budget = new BudgetMeter(1_000);
    budget.spend(700, 'a query');
    expect(() => budget.spend(301, 'another')).toThrow(
      expect.objectContaining({ code: 'over-budget', message: 'another costs 301 micros, and 300 are left' }),
    );
    budget.spend(300);
    expect([budget.spentMicros, budget.leftMicros]).toEqual([1_000, 0]);
  });

  test.each([-1, 0.5, NaN, Infinity])('takes no %d for a cost', (micros) => {
    expect(() => new BudgetMeter(1_000).spend(micros)).toThrow(expect.objectContaining({ code: 'invalid-cost' }));
  });

  test('is never exceeded, whatever is tried', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(fc.nat(5_000)), (limit, costs) => {
        const budget = new BudgetMeter(limit);
        for (const cost of costs)
          try {
            budget.spend(cost);
          } catch {
            expect(cost).toBeGreaterThan(budget.leftMicros);
          }
        expect(budget.spentMicros).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
