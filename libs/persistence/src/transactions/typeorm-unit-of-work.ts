import { RetryableError } from '@compass/kernel';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { CommitSpan } from './commit-span.js';
import { withRetryableFailures } from './database-failures.js';
import type { Transaction, UnitOfWork } from './unit-of-work.js';

class TypeOrmTransaction implements Transaction {
  private readonly listeners: (() => void)[] = [];

  constructor(readonly runner: QueryRunner) {}

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const { records } = await this.runner.query(sql, [...params], true);
    return records as Row[];
  }
}

/** The EntityManager of a transaction that a TypeOrmUnitOfWork opened, for repositories that work with entities. */
export function entityManagerOf(tx: Transaction): EntityManager {
  if (!(tx instanceof TypeOrmTransaction)) throw new TypeError('not a transaction of TypeORM');
  return tx.runner.manager;
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
    return this.track(() =>
      this.transact(async (runner) => {
        const tx = new TypeOrmTransaction(runner);
        const result = await work(tx);
        await this.commits.around(() => runner.commitTransaction());
        tx.committed();
        return result;
      }),
    );
  }

  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.track(() =>
      this.transact(async (runner) => {
        await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        const result = await work(new TypeOrmTransaction(runner));
        await runner.commitTransaction();
        return result;
      }),
    );
  }

  /** Refuses new work and waits for what is in flight. */
  async drain(): Promise<void> {
    this.draining = true;
    await Promise.allSettled(this.inFlight);
  }

  private async track<T>(transaction: () => Promise<T>): Promise<T> {
    if (this.draining) throw new RetryableError('database-closed', 'the database is being closed');
    const running = transaction();
    this.inFlight.add(running);
    try {
      return await running;
    } finally {
      this.inFlight.delete(running);
    }
  }

  private async transact<T>(steps: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      return await steps(runner);
    } catch (error) {
      // Without a connection there is nothing to roll back: the server has done it.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw withRetryableFailures(error);
    } finally {
      await runner.release();
    }
  }
}
