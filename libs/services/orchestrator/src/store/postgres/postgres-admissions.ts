import type { Transaction } from '@compass/persistence';
import type { Crowd } from '../../domain/admission/admission.js';
import type { Admissions } from '../orchestrator-store.js';

/** Looks at the two partial indexes of {@link orchestratorMigrations}. */
export class PostgresAdmissions implements Admissions {
  constructor(private readonly sql: Transaction) {}

  async crowd(most: number): Promise<Crowd> {
    const [row] = await this.sql.query<{ running: number; gravest: number | null }>(
      `SELECT (SELECT count(*)::int FROM (SELECT FROM investigation WHERE status = 'running' LIMIT $1) AS r) AS running,
              (SELECT max(priority) FROM investigation WHERE status = 'waiting') AS gravest`,
      [Math.ceil(most)],
    );
    const { running, gravest } = row!;
    return { running, ...(gravest !== null && { gravestWaiting: gravest }) };
  }
}
