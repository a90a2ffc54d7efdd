/** What a consumer gave up, whole: nothing else may still have the bytes. */
export const deadLetterMigration = {
  name: '2-dead-letter',
  sql: `
CREATE TABLE dead_letter (
  id uuid PRIMARY KEY,
  place bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  consumer text NOT NULL,
  message_id text NOT NULL,
  ordering_key text,
  topic text NOT NULL,
  partition int NOT NULL,
  "offset" text NOT NULL,
  record_key text,
  headers jsonb NOT NULL,
  body bytea NOT NULL,
  code text NOT NULL,
  reason text NOT NULL,
  attempts int NOT NULL,
  failed_at_ms bigint NOT NULL
);`,
};
