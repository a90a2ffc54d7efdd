import type { Writable } from 'node:stream';
import pg, { type PoolClient, type QueryResult } from 'pg';
import type { Sent, Transaction } from './unit-of-work.js';

/** Statements are told apart by number: PostgreSQL cuts names after 63 bytes. Texts are few, since values are parameters. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `compass-${names.size + 1}`;
  names.set(sql, name);
  return name;
}

type Answered = (failure: Error | undefined, result: QueryResult) => void;

/** pg takes both with each statement, though its types do not say so. */
type LimitedQuery = InstanceType<typeof pg.Query> & { name?: string; query_timeout?: number };

/** As pg's own object: of a description pg makes copies, property by property, which cost more than what it does with them. */
function statement(sql: string, params: readonly unknown[], answerMs: number, answered: Answered): LimitedQuery {
  const query: LimitedQuery = new pg.Query(sql, [...params], answered);
  if (params.length > 0) query.name = nameOf(sql);
  query.query_timeout = answerMs;
  return query;
}

/** Part of pg's client, though its types do not say so. */
type Connected = PoolClient & { readonly connection: { readonly stream: Pick<Writable, 'cork' | 'uncork'> } };

/**
 * One transaction on one connection, which sends what it is given without waiting for what it sent before: the beginning goes
 * out with the first statement, and the commit with the last ones. Statements with parameters are prepared once for each connection.
 */
export class PostgresTransaction implements Transaction {
  /** Of the first statement that failed without anybody waiting for it. */
  failure: unknown;
  private begun = false;
  private gathering = false;
  private ended = false;
  private readonly last: (() => Promise<void>)[] = [];
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly beginning: string,
    /** After this long without an answer the connection is given up, and all that waits on it fails. Milliseconds. */
    private readonly answerMs: number,
  ) {}

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    this.prepare();
    const { rows } = await this.answer(sql, params);
    return rows as Row[];
  }

  send(sql: string, params: readonly unknown[] = [], { asError, onRows }: Sent = {}): void {
    this.prepare();
    // By callback: of a value that cannot be written down the server never hears, and this tells at once.
    const answered: Answered = (failure, result) => {
      if (failure) this.failure ??= asError ? asError(failure) : failure;
      else onRows?.(result.rows);
    };
    this.client.query(statement(sql, params, this.answerMs, answered));
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

  /** Rejects with what a statement that nobody waited for failed with: then nothing is committed. */
  async commit(): Promise<void> {
    if (this.failure !== undefined) throw this.failure as Error;
    if (!this.begun) return;
    this.ended = true;
    this.prepare();
    await this.answer('COMMIT');
    if (this.failure !== undefined) throw this.failure as Error;
  }

  /** Ends what has only read. Nobody waits for it: whoever gets the connection next speaks after it. */
  leave(): void {
    if (!this.begun) return;
    this.ended = true;
    this.send('COMMIT');
  }

  /** Where the connection is lost there is nothing to roll back: the server has done it. */
  async rollback(): Promise<void> {
    if (this.begun && !this.ended) await this.answer('ROLLBACK').catch(() => undefined);
  }

  committed(): void {
    for (const listener of this.listeners) listener();
  }

  private answer(sql: string, params: readonly unknown[] = []): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      const answered: Answered = (failure, result) => (failure ? reject(failure) : resolve(result));
      this.client.query(statement(sql, params, this.answerMs, answered));
    });
  }

  /** To be called before each statement: begins, and gathers what goes out. */
  private prepare(): void {
    if (!this.begun) {
      this.begun = true;
      this.send(this.beginning);
    }
    this.gatherWrites();
  }

  /** What is submitted in one turn goes out in one write: half of what a statement costs here is its system call. */
  private gatherWrites(): void {
    if (this.gathering) return;
    this.gathering = true;
    const { stream } = (this.client as Connected).connection;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }
}
