import type { Transaction } from '@compass/persistence';
import type { OfferedCapabilities } from '../orchestrator-store.js';

export class PostgresOfferedCapabilities implements OfferedCapabilities {
  constructor(private readonly sql: Transaction) {}

  async remember(revision: number, capabilities: readonly string[]): Promise<void> {
    await this.sql.query(
      `INSERT INTO offered_capabilities AS known (revision, capabilities) VALUES ($1, $2)
       ON CONFLICT (singleton) DO UPDATE SET revision = excluded.revision, capabilities = excluded.capabilities
        WHERE known.revision < excluded.revision`,
      [revision, capabilities],
    );
  }

  async latest(): Promise<readonly string[]> {
    const [row] = await this.sql.query<{ capabilities: string[] }>('SELECT capabilities FROM offered_capabilities');
    return row?.capabilities ?? [];
  }
}
