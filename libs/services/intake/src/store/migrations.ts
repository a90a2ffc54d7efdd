import type { Migration } from '@compass/persistence';

export const intakeMigrations: readonly Migration[] = [
  {
    name: '001-incidents',
    sql: `
      CREATE TABLE incidents (
        incident_id uuid PRIMARY KEY,
        environment text NOT NULL,
        fingerprint text NOT NULL,
        ordinal integer NOT NULL,
        service text NOT NULL,
        severity text NOT NULL,
        started_at_ms bigint NOT NULL,
        alert_count integer NOT NULL,
        firing_count integer NOT NULL,
        traceparent text NOT NULL,
        resolved_at_ms bigint,
        UNIQUE (environment, fingerprint, ordinal)
      );
      CREATE UNIQUE INDEX one_open_incident ON incidents (environment, fingerprint) WHERE resolved_at_ms IS NULL;
      CREATE TABLE occurrences (
        occurrence_key text PRIMARY KEY,
        incident_id uuid NOT NULL REFERENCES incidents,
        alert jsonb NOT NULL,
        resolved boolean NOT NULL
      );
      CREATE INDEX occurrences_of_incident ON occurrences (incident_id);`,
  },
  {
    name: '002-retention',
    sql: `
      ALTER TABLE incidents ADD COLUMN resolved_on timestamptz;
      UPDATE incidents SET resolved_on = now() WHERE resolved_at_ms IS NOT NULL;
      CREATE INDEX incidents_resolved ON incidents (resolved_on) WHERE resolved_on IS NOT NULL;`,
  },
];
