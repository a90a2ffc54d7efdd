import type { Account } from '../domain/ledger/account.js';

export interface Accounts {
  /** Locks the account until the transaction ends, opening it first where there is none; an existing one keeps its budget. */
  open(investigationId: string, budgetMicros: number): Promise<Account>;
  /** Locks the account until the transaction ends. */
  lock(investigationId: string): Promise<Account | undefined>;
  find(investigationId: string): Promise<Account | undefined>;
  /** Only with the account locked. */
  save(account: Account): Promise<void>;
}
