import { CompassError, RetryableError } from '@compass/kernel';
import pg from 'pg';

/** A few connections for the log's own statements, apart from the service's pool: fetch, heartbeat and append. */
const connections = 3;

/** One statement at a time, each in its own transaction. */
export class EventsPool {
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 5_000,
      application_name: 'compass events',
    });
    this.pool.on('error', () => undefined); // an idle connection broke: the pool replaces it
  }

  /** @param name of the prepared statement @throws RetryableError `event-log-unavailable` */
  async query<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    try {
      const { rows } = await this.pool.query<Row>({ name, text, values });
      return rows;
    } catch (error) {
      if (isRefusal(error)) throw error;
      throw new RetryableError('event-log-unavailable', (error as Error).message, { cause: error });
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** The server is there and says no; 57xxx: it is going down, 53xxx: it has no room. */
function isRefusal(error: unknown): boolean {
  if (error instanceof CompassError) return true;
  return error instanceof pg.DatabaseError && !/^(57|53|40|08)/.test(error.code ?? '');
}
