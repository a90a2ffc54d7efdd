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
  {
    name: '003-situations',
    sql: `
      DROP INDEX one_open_incident;
      ALTER TABLE incidents
        ADD COLUMN release text NOT NULL DEFAULT '',
        ADD COLUMN last_start_ms bigint NOT NULL DEFAULT 0,
        ADD COLUMN is_momentary boolean NOT NULL DEFAULT false,
        ADD COLUMN recurrences integer NOT NULL DEFAULT 0,
        ADD COLUMN recurrence_of uuid,
        ADD COLUMN investigation_id uuid,
        ADD COLUMN verdict_kind text,
        ADD COLUMN verdict_summary text;
      UPDATE incidents SET last_start_ms = started_at_ms;
      CREATE INDEX incidents_by_investigation ON incidents (investigation_id);
      ALTER TABLE occurrences ADD COLUMN ended_at_ms bigint NOT NULL DEFAULT 0;
      CREATE TABLE incident_members (
        incident_id uuid NOT NULL REFERENCES incidents ON DELETE CASCADE,
        environment text NOT NULL,
        fingerprint text NOT NULL,
        workload text NOT NULL,
        namespace text NOT NULL,
        ended_at_ms bigint,
        PRIMARY KEY (incident_id, fingerprint)
      );
      INSERT INTO incident_members (incident_id, environment, fingerprint, workload, namespace, ended_at_ms)
        SELECT incident_id, environment, fingerprint, service, '', resolved_at_ms FROM incidents;
      CREATE INDEX open_members_by_fingerprint ON incident_members (environment, fingerprint) WHERE ended_at_ms IS NULL;
      CREATE INDEX open_members_by_workload ON incident_members (environment, workload) WHERE ended_at_ms IS NULL;
      CREATE INDEX ended_members ON incident_members (environment, fingerprint, ended_at_ms DESC);
      CREATE TABLE call_edges (
        environment text NOT NULL,
        caller text NOT NULL,
        callee text NOT NULL,
        seen_at_ms bigint NOT NULL,
        PRIMARY KEY (environment, caller, callee)
      );
      CREATE INDEX call_edges_by_callee ON call_edges (environment, callee);
      CREATE TABLE silences (
        silence_id uuid PRIMARY KEY,
        kind text NOT NULL,
        environment text NOT NULL,
        matchers jsonb NOT NULL,
        starts_at_ms bigint NOT NULL,
        ends_at_ms bigint NOT NULL,
        created_by text NOT NULL,
        comment text NOT NULL
      );
      CREATE INDEX silences_by_end ON silences (ends_at_ms);
      CREATE TABLE alerts (
        alert_id uuid PRIMARY KEY,
        receipt_id text NOT NULL,
        received_at_ms bigint NOT NULL,
        format text NOT NULL,
        environment text NOT NULL,
        outcome text NOT NULL,
        rule text NOT NULL,
        reason text NOT NULL,
        incident_id uuid,
        investigated_incident_id uuid,
        occurrence_key text NOT NULL,
        alert jsonb
      );
      CREATE INDEX alerts_by_receipt ON alerts (receipt_id);
      CREATE INDEX alerts_by_time ON alerts (received_at_ms, alert_id);
      CREATE INDEX alerts_by_incident ON alerts (incident_id) WHERE incident_id IS NOT NULL;`,
  },
  {
    name: '004-incidents-by-time',
    sql: 'CREATE INDEX incidents_by_time ON incidents (started_at_ms, incident_id);',
  },
  {
    name: '005-silence-requests',
    sql: `
      ALTER TABLE silences ADD COLUMN request_key text, ADD COLUMN request_sha256 text;
      CREATE UNIQUE INDEX silences_by_request ON silences (request_key) WHERE request_key IS NOT NULL;`,
  },
];
