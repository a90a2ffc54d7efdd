/** What comes of a statement that nobody waits for. */
export interface Sent {
  /** What the transaction fails with when the statement fails; what the database says, if absent. */
  readonly asError?: (failure: unknown) => unknown;
  /** Gets the rows that it returns, before the transaction is committed. It must not throw. */
  readonly onRows?: (rows: readonly unknown[]) => void;
}

/** One open transaction. Valid only until the work that it was given to has ended. */
export interface Transaction {
  /**
   * Runs one statement with $1, $2 … parameters and gives the rows that it returns (for INSERT, UPDATE and DELETE
   * those of RETURNING). `bigint` columns arrive as numbers.
   */
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs one statement without waiting for it: it takes effect in its turn, and when it fails nothing is committed. */
  send(sql: string, params?: readonly unknown[], sent?: Sent): void;
  /** Has `work` run when all else is done, right before the commit; what it throws rolls back. */
  beforeCommit(work: () => Promise<void>): void;
  /** Has `listener` called once the transaction is committed, and never if it rolls back. It must not throw. */
  afterCommit(listener: () => void): void;
}

/**
 * The store port: all state of a service is read and written through it. What `work` throws rolls back and is thrown
 * on. Errors of its own are RetryableError: `database-serialization-failure`, `database-deadlock`,
 * `database-unavailable` (after which a commit may nevertheless have happened) and `database-closed`.
 */
export interface UnitOfWork {
  /** One writing transaction (read committed), committed when `work` resolves. */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** One consistent snapshot; the database refuses writes in it. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
