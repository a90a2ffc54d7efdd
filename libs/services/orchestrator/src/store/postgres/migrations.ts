import type { Migration } from '@compass/persistence';

/** SQLSTATE of an append to a log that has moved on. */
export const versionConflict = 'CO001';

export const orchestratorMigrations: readonly Migration[] = [
  {
    name: '001-investigations',
    sql: `
      CREATE TABLE investigation (
        investigation_id text PRIMARY KEY,
        version integer NOT NULL,
        incident_id text NOT NULL UNIQUE,
        fingerprint text NOT NULL,
        environment text NOT NULL,
        service text NOT NULL,
        alert text NOT NULL,
        status text NOT NULL,
        precedents_known boolean NOT NULL,
        opened_at_ms bigint NOT NULL,
        concluded_at_ms bigint,
        verdict json
      );
      CREATE INDEX investigation_newest ON investigation (opened_at_ms DESC, investigation_id DESC);

      CREATE TABLE investigation_event (
        investigation_id text NOT NULL REFERENCES investigation,
        version integer NOT NULL,
        type text NOT NULL,
        at_ms bigint NOT NULL,
        data json NOT NULL,
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        position bigint GENERATED ALWAYS AS IDENTITY,
        PRIMARY KEY (investigation_id, version)
      );
      CREATE INDEX investigation_event_order ON investigation_event (transaction_id, position);

      CREATE TABLE deadline_timer (
        investigation_id text NOT NULL REFERENCES investigation,
        deadline text NOT NULL,
        due_at_ms bigint NOT NULL,
        trace json NOT NULL,
        PRIMARY KEY (investigation_id, deadline)
      );
      CREATE INDEX deadline_timer_due ON deadline_timer (due_at_ms);

      CREATE TABLE offered_capabilities (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        revision bigint NOT NULL,
        capabilities text[] NOT NULL
      );`,
  },
  {
    name: '002-event-hashes',
    sql: `
      ALTER TABLE investigation_event ADD COLUMN hash text NOT NULL DEFAULT '';
      UPDATE investigation_event SET hash = encode(sha256(convert_to(data::text, 'UTF8')), 'hex');`,
  },
  {
    name: '003-admission',
    sql: `
      ALTER TABLE investigation ADD COLUMN priority smallint NOT NULL DEFAULT 3;
      CREATE INDEX investigation_running ON investigation (investigation_id) WHERE status = 'running';
      CREATE INDEX investigation_waiting ON investigation (priority DESC, opened_at_ms, investigation_id)
        WHERE status = 'waiting';`,
  },
  {
    name: '004-judgements',
    sql: 'ALTER TABLE investigation ADD COLUMN judgement json;',
  },
  {
    name: '005-moves',
    sql: `
      CREATE FUNCTION investigation_move(
        of_investigation text, from_version int, to_version int, new_status text, knows_precedents boolean,
        ended_at_ms bigint, new_verdict json, new_judgement json) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE investigation
           SET version = to_version, status = new_status, precedents_known = knows_precedents,
               concluded_at_ms = ended_at_ms, verdict = new_verdict, judgement = new_judgement
         WHERE investigation_id = of_investigation AND version = from_version;
        IF NOT FOUND THEN RAISE EXCEPTION 'no longer at version %', from_version USING ERRCODE = '${versionConflict}'; END IF;
      END $$;`,
  },
  {
    name: '006-retention',
    sql: `
      CREATE INDEX investigation_concluded ON investigation (concluded_at_ms) WHERE concluded_at_ms IS NOT NULL;
      CREATE TABLE pruned_investigation (
        investigation_id text PRIMARY KEY,
        pruned_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX pruned_investigation_oldest ON pruned_investigation (pruned_at);`,
  },
];
