import { RetryableError } from '@compass/kernel';
import { SimulatedTransaction } from './simulated-transaction.js';

/** Rows by primary key. Rows themselves are never changed, only replaced. */
export class Table<Row> {
  /** As of the last commit. */
  readonly rows = new Map<string, Row>();

  constructor(readonly name: string) {}
}

interface Lock {
  holder: SimulatedTransaction;
  readonly waiting: {
    readonly by: SimulatedTransaction;
    readonly go: () => void;
    readonly fail: (error: Error) => void;
  }[];
}

/**
 * The part of PostgreSQL that the stores rely on, in memory: transactions at level read committed, row and advisory locks that are
 * held until the end and waited for in turn, deadlocks that are found, identities that are drawn in the order of asking.
 */
export class SimulatedDatabase {
  /** Transactions that have committed. */
  commits = 0;
  private readonly locks = new Map<string, Lock>();
  private readonly open = new Set<SimulatedTransaction>();
  private drawn = 0;

  /** @param nowMs the database server's clock, epoch milliseconds */
  constructor(readonly nowMs: () => number) {}

  begin(): SimulatedTransaction {
    const transaction = new SimulatedTransaction(this, this.identity());
    this.open.add(transaction);
    return transaction;
  }

  /** Higher than all that were drawn before. */
  identity(): number {
    this.drawn += 1;
    return this.drawn;
  }

  /** Below it, no transaction is open any more, but for the one that asks. */
  horizonBeside(asking: SimulatedTransaction): number {
    const others = [...this.open].filter((transaction) => transaction !== asking);
    return Math.min(this.drawn + 1, ...others.map(({ id }) => id));
  }

  isFree(name: string, by: SimulatedTransaction): boolean {
    const lock = this.locks.get(name);
    return !lock || lock.holder === by;
  }

  /** @throws RetryableError `database-deadlock` to whoever closes a circle of waiting */
  lock(name: string, by: SimulatedTransaction): Promise<void> {
    const lock = this.locks.get(name);
    if (!lock) {
      this.locks.set(name, { holder: by, waiting: [] });
      by.hold(name);
    }
    if (!lock || lock.holder === by) return Promise.resolve();
    if (this.isWaitingFor(lock.holder, by)) return Promise.reject(deadlock(name));
    by.waitsFor = name;
    return new Promise((go, fail) => lock.waiting.push({ by, go, fail }));
  }

  /** Ends a transaction: its locks go to whoever waits for them next. */
  end(transaction: SimulatedTransaction, locks: Iterable<string>): void {
    this.open.delete(transaction);
    if (transaction.waitsFor !== undefined) this.stopWaiting(transaction);
    for (const name of locks) this.handOver(name);
  }

  private handOver(name: string): void {
    const lock = this.locks.get(name);
    const next = lock?.waiting.shift();
    if (!lock || !next) return void this.locks.delete(name);
    lock.holder = next.by;
    next.by.waitsFor = undefined;
    next.by.hold(name);
    next.go();
  }

  private stopWaiting(transaction: SimulatedTransaction): void {
    const waiting = this.locks.get(transaction.waitsFor!)?.waiting ?? [];
    const place = waiting.findIndex(({ by }) => by === transaction);
    const [given] = waiting.splice(place, 1);
    given?.fail(new RetryableError('database-unavailable', 'the connection is gone'));
  }

  private isWaitingFor(one: SimulatedTransaction, other: SimulatedTransaction): boolean {
    if (one === other) return true;
    const holder = one.waitsFor === undefined ? undefined : this.locks.get(one.waitsFor)?.holder;
    return holder !== undefined && this.isWaitingFor(holder, other);
  }
}

function deadlock(name: string): RetryableError {
  return new RetryableError('database-deadlock', `deadlock on ${name}`);
}
