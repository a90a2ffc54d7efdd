import { Client } from 'pg';
import type { Facts } from './facts.js';
import type { LogReader } from './log-reader.js';
import { readDatabase } from './read-database.js';

/** Looks at Kafka and PostgreSQL past the services and past all proxies. */
export class Checker {
  constructor(
    private readonly database: () => string,
    private readonly log: LogReader,
    /** What its senders were told is safe. */
    private readonly senders: { readonly acknowledged: ReadonlySet<string> },
  ) {}

  /** @param tamper changes the database before it is read; the change is rolled back */
  async facts(tamper: (client: Client) => Promise<void> = () => Promise.resolve()): Promise<Facts> {
    const client = new Client({ connectionString: this.database() });
    await client.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await tamper(client);
      const database = await readDatabase(client);
      await client.query('ROLLBACK');
      return {
        ...database,
        acknowledged: [...this.senders.acknowledged],
        log: await this.log.read(),
        unread: await this.log.unread(),
      };
    } finally {
      await client.end();
    }
  }
}
