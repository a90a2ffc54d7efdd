import type { Precedent } from '@compass/contracts';
import type { Transaction } from '@compass/persistence';
import type { Conclusion } from '../domain/conclusion.js';
import type { Conclusions, PrecedentQuery } from './knowledge-store.js';

/** Concluded investigations in a table, one row each. */
export class PostgresConclusions implements Conclusions {
  constructor(private readonly sql: Transaction) {}

  async keep(conclusion: Conclusion): Promise<void> {
    await this.sql.query(
      `INSERT INTO conclusions
         (investigation_id, incident_fingerprint, environment, category, service, probability, concluded_at_ms)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        conclusion.investigationId,
        conclusion.incidentFingerprint,
        conclusion.environment,
        conclusion.category,
        conclusion.service,
        conclusion.probability,
        conclusion.concludedAtMs,
      ],
    );
  }

  precedents({ incidentFingerprint, environment, limit }: PrecedentQuery): Promise<Precedent[]> {
    return this.sql.query<Precedent>(
      `SELECT investigation_id AS "investigationId", category, service, probability, concluded_at_ms AS "concludedAtMs"
       FROM conclusions WHERE incident_fingerprint = $1 AND environment = $2
       ORDER BY concluded_at_ms DESC, investigation_id LIMIT $3`,
      [incidentFingerprint, environment, limit],
    );
  }
}
