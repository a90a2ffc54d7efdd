/**
 * Events that are committed but not yet on the log. `relay` is the instance whose relay appends them;
 * another one takes over what it leaves lying.
 */
export const outboxMigration = {
  name: '3-outbox',
  sql: `
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  relay uuid NOT NULL,
  topic text NOT NULL,
  key text,
  headers jsonb NOT NULL,
  body bytea NOT NULL,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX outbox_key ON outbox (topic, key, id);`,
};
