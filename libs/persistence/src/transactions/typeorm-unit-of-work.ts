import { RetryableError } from '@compass/kernel';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { CommitSpan } from './commit-span.js';
import { asDatabaseFailure } from './database-failures.js';
import type { Transaction, UnitOfWork } from './unit-of-work.js';

class TypeOrmTransaction implements Transaction {
  private readonly last: (() => Promise<void>)[] = [];
  private readonly listeners: (() => void)[] = [];

  constructor(readonly runner: QueryRunner) {}

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const { records } = await this.runner.query(sql, [...params], true);
    return records as Row[];
  }

  beforeCommit(work: () => Promise<void>): void {
    this.last.push(work);
  }

  afterCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  async complete(): Promise<void> {
    for (const work of this.last) await work();
  }

  committed(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The EntityManager of a transaction that a TypeOrmUnitOfWork opened, for repositories that work with entities. */
export function entityManagerOf(tx: Transaction): EntityManager {
  if (!(tx instanceof TypeOrmTransaction)) throw new TypeError('not a transaction of TypeORM');
  return tx.runner.manager;
}

/** How a kind of transaction starts and ends. */
interface TransactionFrame {
  begin(runner: QueryRunner): Promise<void>;
  commit(runner: QueryRunner): Promise<void>;
}

/** The store port on PostgreSQL. */
export class TypeOrmUnitOfWork implements UnitOfWork {
  private readonly inFlight = new Set<Promise<unknown>>();
  private draining = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly commits: CommitSpan,
  ) {}

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transact(work, {
      begin: (runner) => runner.startTransaction(),
      commit: (runner) => this.commits.around(() => runner.commitTransaction()),
    });
  }

  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transact(work, {
      begin: async (runner) => {
        await runner.startTransaction();
        await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      },
      commit: (runner) => runner.commitTransaction(),
    });
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
    } finally {
      this.inFlight.delete(running);
    }
  }

  private async transactOnce<T>(work: (tx: Transaction) => Promise<T>, frame: TransactionFrame): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const tx = new TypeOrmTransaction(runner);
    try {
      await frame.begin(runner);
      const result = await work(tx);
      await tx.complete();
      await frame.commit(runner);
      tx.committed();
      return result;
    } catch (error) {
      // Where the connection is lost there is nothing to roll back: the server has done it.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw asDatabaseFailure(error);
    } finally {
      await runner.release();
    }
  }
}
