import { Client } from 'pg';
import type { Effect, Facts } from './facts.js';
import type { LogReader } from './log-reader.js';
import { readDatabase } from './read-database.js';

/** What senders of alerts were told, and what receivers of verdicts were told. */
interface Outside {
  readonly acknowledged: ReadonlySet<string>;
  readonly effects: readonly Effect[];
}

/** Looks at Kafka and PostgreSQL past the services and past all proxies. */
export class Checker {
  constructor(
    private readonly database: () => string,
    private readonly log: LogReader,
    private readonly outside: Outside,
  ) {}

  /** @param tamper changes the database before it is read; the change is rolled back */
  async facts(tamper: (client: Client) => Promise<void> = () => Promise.resolve()): Promise<Facts> {
    const client = new Client({ connectionString: this.database() });
    client.on('error', () => undefined); // whoever waits for an answer is told
    await client.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await tamper(client);
      const database = await readDatabase(client);
      await client.query('ROLLBACK');
      return {
        ...database,
        acknowledged: [...this.outside.acknowledged],
        effects: [...this.outside.effects],
        log: await this.log.read(),
        unread: await this.log.unread(),
      };
    } finally {
      await client.end();
    }
  }
}
