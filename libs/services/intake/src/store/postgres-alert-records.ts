import type { Transaction } from '@compass/persistence';
import type { AlertRecord, AlertRecords } from './alert-records.js';

/** What became of notifications, in the tables of {@link intakeMigrations}. */
export class PostgresAlertRecords implements AlertRecords {
  constructor(private readonly sql: Transaction) {}

  add(records: readonly AlertRecord[]): Promise<void> {
    if (records.length > 0) this.insert(records);
    return Promise.resolve();
  }

  private insert(records: readonly AlertRecord[]): void {
    const column = <T>(of: (record: AlertRecord) => T) => records.map(of);
    this.sql.send(
      `INSERT INTO alerts (alert_id, receipt_id, received_at_ms, format, environment, outcome, rule, reason, incident_id,
         investigated_incident_id, occurrence_key, alert)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::uuid[], $10::uuid[], $11::text[], $12::jsonb[]) ON CONFLICT DO NOTHING`,
      [
        column(({ alertId }) => alertId),
        column(({ receiptId }) => receiptId),
        column(({ receivedAtMs }) => receivedAtMs),
        column(({ format }) => format),
        column(({ environment }) => environment),
        column(({ outcome }) => outcome),
        column(({ rule }) => rule),
        column(({ reason }) => reason),
        column(({ incidentId }) => incidentId || null),
        column(({ investigatedIncidentId }) => investigatedIncidentId || null),
        column(({ occurrenceKey }) => occurrenceKey),
        column(({ alert }) => (alert ? JSON.stringify(alert) : null)),
      ],
    );
  }
}
