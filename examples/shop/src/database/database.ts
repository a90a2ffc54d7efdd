import pg from 'pg';
import type { Telemetry } from '../telemetry/telemetry.js';
import { reportPool } from './pool-metrics.js';
import { StatementTrace } from './statement-trace.js';
import type { Row, Session, Statement } from './statement.js';

const POOL_SIZE = 12;
const POOL_WAIT_MS = 8000;
const LOCK_WAIT_MS = 6000;
const WORTH_A_SPAN_MS = 5;

/** A service's Postgres: a pool of connections, each statement traced. */
export class Database implements Session {
  private readonly pool: pg.Pool;
  private readonly trace: StatementTrace;

  /** `hostName` is what the database is known by; `service` what it is told who calls. */
  constructor(
    private readonly hostName: string,
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
    this.pool.on('error', () => undefined); // whoever asks next is told
    this.trace = new StatementTrace(hostName, url, telemetry);
    reportPool(telemetry.meter, this.pool, hostName, POOL_SIZE);
  }

  run<T extends Row>(statement: Statement): Promise<T[]> {
    return this.send<T>(statement, this.pool);
  }

  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.connection();
    const session: Session = { run: (statement) => this.send(statement, client) };
    let broken = false;
    try {
      await session.run({ operation: 'BEGIN', text: 'BEGIN' });
      const result = await work(session);
      await session.run({ operation: 'COMMIT', text: 'COMMIT' });
      return result;
    } catch (cause) {
      broken = await session.run({ operation: 'ROLLBACK', text: 'ROLLBACK' }).then(
        () => false,
        () => true,
      );
      throw cause;
    } finally {
      client.release(broken);
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** A wait for a free connection is a span of its own: nobody's statement is slow meanwhile. So is a connection that fails: a call of the database. */
  private async connection(): Promise<pg.PoolClient> {
    const startTime = Date.now();
    try {
      const client = await this.pool.connect();
      if (Date.now() - startTime >= WORTH_A_SPAN_MS) {
        const attributes = { 'db.client.connection.pool.name': this.hostName };
        this.telemetry.tracer.startSpan('wait for connection', { startTime, attributes }).end();
      }
      return client;
    } catch (cause) {
      this.trace.failedConnection(startTime, cause);
      throw cause;
    }
  }

  private async send<T extends Row>(statement: Statement, on: pg.Pool | pg.PoolClient): Promise<T[]> {
    const values = statement.values && [...statement.values];
    const { rows } = await this.trace.around(statement, () => on.query<T>(statement.text, values));
    return rows;
  }
}
