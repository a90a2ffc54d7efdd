/** An investigation's money, in micros of a USD. Always reservedMicros + spentMicros ≤ budgetMicros. */
export interface Account {
  readonly investigationId: string;
  readonly budgetMicros: number;
  /** Promised to open attempts. */
  readonly reservedMicros: number;
  /** Settled, and never given back. */
  readonly spentMicros: number;
  /** The investigation needs nothing more: nothing new is reserved, what is reserved still settles. */
  readonly closed: boolean;
}

/** A fresh account. @param budgetMicros a whole number ≥ 0 */
export function openAccount(investigationId: string, budgetMicros: number): Account {
  return { investigationId, budgetMicros, reservedMicros: 0, spentMicros: 0, closed: false };
}

/** What may still be reserved. */
export function availableMicros(account: Account): number {
  return account.budgetMicros - account.reservedMicros - account.spentMicros;
}
