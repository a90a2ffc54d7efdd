import { PermanentError } from '@compass/kernel';
import { availableMicros, type Account } from './account.js';

/** Sets money aside. Gives nothing when the account is closed, too little is left, or `micros` is no whole number ≥ 0. */
export function reserve(account: Account, micros: number): Account | undefined {
  const amount = Number.isSafeInteger(micros) && micros >= 0;
  if (!amount || account.closed || micros > availableMicros(account)) return undefined;
  return { ...account, reservedMicros: account.reservedMicros + micros };
}

export interface Settlement {
  readonly account: Account;
  readonly spentMicros: number;
}

/**
 * Ends one reservation: the smaller of `reportedMicros` and the reservation is spent (less than zero counts as zero),
 * the rest is available again. Whoever calls makes sure that a reservation is settled once.
 * @throws PermanentError `ledger-corrupt` when the account does not hold that reservation
 */
export function settle(account: Account, reservation: number, reportedMicros: number): Settlement {
  if (reservation > account.reservedMicros)
    throw new PermanentError(
      'ledger-corrupt',
      `${account.investigationId} holds no reservation of ${reservation} micros`,
    );
  const spentMicros = Math.min(Math.max(reportedMicros, 0), reservation);
  return {
    spentMicros,
    account: {
      ...account,
      reservedMicros: account.reservedMicros - reservation,
      spentMicros: account.spentMicros + spentMicros,
    },
  };
}
