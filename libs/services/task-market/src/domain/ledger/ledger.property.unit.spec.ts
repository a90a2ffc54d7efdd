import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openAccount } from './account.js';
import { reserve, settle } from './ledger.js';

const amount = fc.integer({ min: -10, max: 1_000_000 });
const step = fc.oneof(
  fc.record({ reserve: amount }),
  fc.record({ settle: fc.nat(), reported: fc.oneof(amount, fc.constant(Number.MAX_SAFE_INTEGER)) }),
);

test('whatever is reserved and reported, in any order, the budget holds and no micro is lost', () => {
  fc.assert(
    fc.property(fc.nat(3_000_000), fc.array(step, { maxLength: 60 }), (budget, steps) => {
      let account = openAccount('investigation-1', budget);
      const reservations: number[] = [];
      let paid = 0;
      for (const each of steps) {
        if ('reserve' in each) {
          const reserved = reserve(account, each.reserve);
          if (reserved) reservations.push(each.reserve);
          account = reserved ?? account;
        } else if (reservations.length > 0) {
          const [reservation] = reservations.splice(each.settle % reservations.length, 1) as [number];
          const settlement = settle(account, reservation, each.reported);
          expect(settlement.spentMicros).toBeLessThanOrEqual(reservation);
          paid += settlement.spentMicros;
          account = settlement.account;
        }
        expect(account.reservedMicros).toBe(reservations.reduce((sum, each) => sum + each, 0));
        expect(account.spentMicros).toBe(paid);
        expect(account.reservedMicros + account.spentMicros).toBeLessThanOrEqual(budget);
      }
    }),
  );
});
