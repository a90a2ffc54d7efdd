import { describe, expect, test } from '@jest/globals';
import { availableMicros, openAccount, type Account } from './account.js';
import { reserve, settle } from './ledger.js';

const account: Account = { ...openAccount('investigation-1', 1_000), reservedMicros: 300, spentMicros: 200 };

describe('reserving', () => {
  test('takes from what is available, to the last micro', () => {
    expect(availableMicros(account)).toBe(500);
    expect(reserve(account, 500)).toEqual({ ...account, reservedMicros: 800 });
  });

  test.each([
    ['more than is available', 501],
    ['a fraction', 0.5],
    ['less than nothing', -1],
    ['no number', NaN],
  ])('refuses %s', (_, micros) => {
    expect(reserve(account, micros)).toBeUndefined();
  });

  test('is over once the account is closed', () => {
    expect(reserve({ ...account, closed: true }, 0)).toBeUndefined();
  });
});

describe('settling', () => {
  test.each([
    ['what was reported, when it is less', 100, 100],
    ['the reservation, when more was reported', 301, 300],
    ['nothing, when less than nothing was reported', -5, 0],
  ])('spends %s, and releases the rest', (_, reported, spent) => {
    const settlement = settle(account, 300, reported);
    expect(settlement.spentMicros).toBe(spent);
    expect(settlement.account).toEqual({ ...account, reservedMicros: 0, spentMicros: 200 + spent });
  });

  test('stops at a reservation that the account does not hold', () => {
    expect(() => settle(account, 301, 0)).toThrow(expect.objectContaining({ code: 'ledger-corrupt' }));
  });

  test('goes on after the account is closed', () => {
    expect(settle({ ...account, closed: true }, 300, 300).spentMicros).toBe(300);
  });
});
