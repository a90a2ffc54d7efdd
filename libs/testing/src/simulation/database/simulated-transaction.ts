import { RetryableError } from '@compass/kernel';
import type { SimulatedDatabase, Table } from './simulated-database.js';

type Changes = Map<string, unknown>;

/** One open transaction: sees what is committed at each moment, and its own changes. */
export class SimulatedTransaction {
  /** The lock that it waits for. */
  waitsFor: string | undefined;
  private readonly changes = new Map<Table<unknown>, Changes>();
  private readonly held = new Set<string>();
  private readonly listeners: (() => void)[] = [];
  private readonly observers: (() => void)[] = [];
  private isOpen = true;

  constructor(
    readonly database: SimulatedDatabase,
    readonly id: number,
  ) {}

  get<Row>(table: Table<Row>, key: string): Row | undefined {
    const changes = this.changes.get(table);
    return changes?.has(key) ? (changes.get(key) as Row | undefined) : table.rows.get(key);
  }

  all<Row>(table: Table<Row>): Row[] {
    const changes = this.changes.get(table);
    if (!changes) return [...table.rows.values()];
    const kept = [...table.rows].filter(([key]) => !changes.has(key)).map(([, row]) => row);
    return [...kept, ...([...changes.values()].filter((row) => row !== undefined) as Row[])];
  }

  /** Locks the row, then replaces it, or takes it away with undefined. */
  async put<Row>(table: Table<Row>, key: string, row: Row | undefined): Promise<void> {
    await this.lockRow(table, key);
    const changes = this.changes.get(table) ?? new Map<string, unknown>();
    changes.set(key, row);
    this.changes.set(table, changes);
  }

  lockRow<Row>(table: Table<Row>, key: string): Promise<void> {
    return this.lock(`${table.name}/${key}`);
  }

  tryLockRow<Row>(table: Table<Row>, key: string): boolean {
    const name = `${table.name}/${key}`;
    if (!this.database.isFree(name, this)) return false;
    void this.lock(name);
    return true;
  }

  /** Waits until nobody else holds the lock, and holds it until the end. */
  async lock(name: string): Promise<void> {
    if (!this.isOpen) throw new RetryableError('database-unavailable', 'the transaction has ended');
    await this.database.lock(name, this);
  }

  /** The database has given it the lock. */
  hold(name: string): void {
    this.held.add(name);
  }

  /** Has `observer` see the commit as the database does: at once, and even if the process that asked for it never hears. */
  observeCommit(observer: () => void): void {
    this.observers.push(observer);
  }

  afterCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  commit(): void {
    if (!this.isOpen) throw new RetryableError('database-unavailable', 'the transaction has ended');
    for (const [table, changes] of this.changes)
      for (const [key, row] of changes)
        if (row === undefined) table.rows.delete(key);
        else table.rows.set(key, row);
    if (this.changes.size > 0) this.database.commits += 1;
    for (const observer of this.observers) observer();
    this.close();
  }

  /** Nothing happens when it has ended already. */
  rollback(): void {
    if (this.isOpen) this.close();
  }

  /** Tells those who wanted to know of the commit: in the process that asked, once it knows. */
  tellCommitted(): void {
    for (const listener of this.listeners) listener();
  }

  private close(): void {
    this.isOpen = false;
    this.database.end(this, this.held);
  }
}
