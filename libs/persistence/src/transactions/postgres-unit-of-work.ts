import { RetryableError } from '@compass/kernel';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { CommitSpan } from './commit-span.js';
import { asDatabaseFailure } from './database-failures.js';
import { PostgresTransaction } from './postgres-transaction.js';
import type { Transaction, UnitOfWork } from './unit-of-work.js';

/** How a kind of transaction starts and ends. */
interface TransactionFrame {
  readonly begin: string;
  commit(tx: PostgresTransaction): Promise<void>;
}

/**
 * What writing transactions ask for is found by keys, whatever the values: planned once for each connection. Left to itself, PostgreSQL
 * planned statements with lists anew each time, for more than their execution cost. By indexes, since a plan is kept that was made when
 * tables were small.
 */
const beginWriting = 'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off';

/**
 * The store port on PostgreSQL. A query runner of TypeORM lends each transaction its connection, and takes it back; what a
 * transaction says on it is SQL, and goes to pg directly (docs/adr/0011).
 */
export class PostgresUnitOfWork implements UnitOfWork {
  private readonly inFlight = new Set<Promise<unknown>>();
  private draining = false;
  private readonly writing: TransactionFrame;
  private readonly reading: TransactionFrame = {
    begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    commit: (tx) => Promise.resolve(tx.leave()),
  };

  constructor(
    private readonly dataSource: DataSource,
    commits: CommitSpan,
    private readonly answerMs: number,
  ) {
    this.writing = { begin: beginWriting, commit: (tx) => commits.around(() => tx.commit()) };
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transact(work, this.writing);
  }

  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transact(work, this.reading);
  }

  /** Refuses new work and waits for what is in flight. */
  async drain(): Promise<void> {
    this.draining = true;
    await Promise.allSettled(this.inFlight);
  }

  private async transact<T>(work: (tx: Transaction) => Promise<T>, frame: TransactionFrame): Promise<T> {
    if (this.draining) throw new RetryableError('database-closed', 'the database is being closed');
    const running = this.transactOnce(work, frame);
    this.inFlight.add(running);
    try {
      return await running;
    } catch (error) {
      throw asDatabaseFailure(error);
    } finally {
      this.inFlight.delete(running);
    }
  }

  private async transactOnce<T>(work: (tx: Transaction) => Promise<T>, frame: TransactionFrame): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      return await withinTransaction(new PostgresTransaction(client, frame.begin, this.answerMs), work, frame);
    } finally {
      await runner.release();
    }
  }
}

async function withinTransaction<T>(
  tx: PostgresTransaction,
  work: (tx: Transaction) => Promise<T>,
  frame: TransactionFrame,
): Promise<T> {
  try {
    const result = await work(tx);
    await tx.complete();
    await frame.commit(tx);
    tx.committed();
    return result;
  } catch (error) {
    await tx.rollback();
    throw tx.failure ?? error; // statements after one that failed say no more than that it did
  }
}
