import type { Migration } from '@compass/persistence';

export const knowledgeMigrations: readonly Migration[] = [
  {
    name: '001-observations-and-conclusions',
    sql: `
      CREATE TABLE observations (
        hash text PRIMARY KEY,
        environment text NOT NULL,
        query text NOT NULL,
        window_start_ms bigint NOT NULL,
        window_end_ms bigint NOT NULL,
        availability text NOT NULL,
        result text NOT NULL,
        summarised boolean NOT NULL
      );
      CREATE TABLE conclusions (
        investigation_id uuid PRIMARY KEY,
        incident_fingerprint text NOT NULL,
        environment text NOT NULL,
        category text NOT NULL,
        service text NOT NULL,
        probability double precision NOT NULL,
        concluded_at_ms bigint NOT NULL
      );
      CREATE INDEX conclusions_of_fingerprint
        ON conclusions (incident_fingerprint, environment, concluded_at_ms DESC, investigation_id);`,
  },
  {
    name: '002-retention',
    sql: `
      ALTER TABLE observations ADD COLUMN stored_at timestamptz NOT NULL DEFAULT now();
      CREATE INDEX observations_oldest ON observations (stored_at);
      CREATE INDEX conclusions_oldest ON conclusions (concluded_at_ms);`,
  },
];
