import { context, SpanKind, trace, type Histogram, type Span } from '@opentelemetry/api';
import pg from 'pg';
import { durationHistogram } from '../telemetry/durations.js';
import { errorType, failSpan } from '../telemetry/fail-span.js';
import type { Telemetry } from '../telemetry/telemetry.js';

/** A statement, with what its span says about it. */
export interface Statement {
  readonly operation: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'BEGIN' | 'COMMIT' | 'ROLLBACK';
  readonly collection?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

type Row = Record<string, unknown>;

/** Runs statements, within one transaction or each on its own. */
export interface Session {
  run<T extends Row>(statement: Statement): Promise<T[]>;
}

const POOL_SIZE = 12;
const POOL_WAIT_MS = 8000;
const LOCK_WAIT_MS = 6000;
const WORTH_A_SPAN_MS = 5;

/** A service's Postgres: a pool of connections, and one client span and one duration for each statement. */
export class Database implements Session {
  private readonly pool: pg.Pool;
  private readonly durations: Histogram;
  private readonly attributes: Record<string, string>;

  /** `name` is the host name that the database is known by. */
  constructor(
    private readonly name: string,
    url: string,
    service: string,
    private readonly telemetry: Telemetry,
  ) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: POOL_SIZE,
      connectionTimeoutMillis: POOL_WAIT_MS,
      options: `-c lock_timeout=${LOCK_WAIT_MS}`,
      application_name: service,
    });
    this.durations = durationHistogram(telemetry.meter, 'db.client.operation.duration');
    this.attributes = {
      'db.system.name': 'postgresql',
      'db.namespace': new URL(url).pathname.slice(1),
      'server.address': name,
      'peer.service': name,
    };
    reportPool(telemetry, this.pool, name);
  }

  run<T extends Row>(statement: Statement): Promise<T[]> {
    return this.traced<T>(statement, this.pool);
  }

  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.connection();
    const session: Session = { run: (statement) => this.traced(statement, client) };
    try {
      await session.run({ operation: 'BEGIN', text: 'BEGIN' });
      const result = await work(session);
      await session.run({ operation: 'COMMIT', text: 'COMMIT' });
      return result;
    } catch (cause) {
      await session.run({ operation: 'ROLLBACK', text: 'ROLLBACK' });
      throw cause;
    } finally {
      client.release();
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** A wait for a free connection is a span of its own: nobody's statement is slow meanwhile. */
  private async connection(): Promise<pg.PoolClient> {
    const startTime = Date.now();
    const client = await this.pool.connect();
    if (Date.now() - startTime >= WORTH_A_SPAN_MS) {
      this.telemetry.tracer
        .startSpan('wait for connection', { startTime, attributes: { 'db.client.connection.pool.name': this.name } })
        .end();
    }
    return client;
  }

  private async traced<T extends Row>(statement: Statement, on: pg.Pool | pg.PoolClient): Promise<T[]> {
    const span = this.spanOf(statement);
    const startedAt = performance.now();
    let failure: string | undefined;
    try {
      const result = await context.with(trace.setSpan(context.active(), span), () =>
        on.query<T>(statement.text, statement.values ? [...statement.values] : undefined),
      );
      return result.rows;
    } catch (cause) {
      failure = cause instanceof Error ? errorType(cause) : 'error';
      failSpan(span, cause);
      throw cause;
    } finally {
      this.durations.record((performance.now() - startedAt) / 1000, {
        'server.address': this.name,
        'db.operation.name': statement.operation,
        ...(failure ? { 'error.type': failure } : {}),
      });
      span.end();
    }
  }

  private spanOf(statement: Statement): Span {
    const target = statement.collection ? ` ${statement.collection}` : '';
    return this.telemetry.tracer.startSpan(`${statement.operation}${target}`, {
      kind: SpanKind.CLIENT,
      attributes: {
        ...this.attributes,
        'db.operation.name': statement.operation,
        'db.query.text': statement.text,
        ...(statement.collection ? { 'db.collection.name': statement.collection } : {}),
      },
    });
  }
}

function reportPool({ meter }: Telemetry, pool: pg.Pool, name: string): void {
  const attributes = { 'server.address': name };
  const gauge = (metric: string, read: () => number) =>
    meter.createObservableGauge(metric).addCallback((result) => result.observe(read(), attributes));
  gauge('db.client.connections.used', () => pool.totalCount - pool.idleCount);
  gauge('db.client.connections.max', () => POOL_SIZE);
  gauge('db.client.connections.pending', () => pool.waitingCount);
}
