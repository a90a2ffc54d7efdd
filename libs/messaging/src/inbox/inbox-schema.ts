/**
 * `inbox` has a row for every message that came: `started` counts attempts of which nothing else is known. Parked
 * messages lie in `inbox_parked` with all that is needed to try them again: their record is long gone from memory, and
 * may be gone from the log.
 */
const tables = `
CREATE TABLE inbox (
  consumer text NOT NULL,
  message_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('started', 'handled', 'parked', 'dead')),
  attempts int NOT NULL DEFAULT 0,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, message_id)
);
CREATE TABLE inbox_parked (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer text NOT NULL,
  message_id text NOT NULL,
  ordering_key text,
  topic text NOT NULL,
  partition int NOT NULL,
  "offset" text NOT NULL,
  record_key text,
  headers jsonb NOT NULL,
  body bytea NOT NULL,
  attempts int NOT NULL,
  due_at_ms bigint NOT NULL,
  UNIQUE (consumer, message_id)
);
CREATE INDEX inbox_parked_key ON inbox_parked (consumer, ordering_key, position);
CREATE INDEX inbox_parked_due ON inbox_parked (consumer, due_at_ms);`;

/**
 * Functions, so that each takes one round trip and yet looks only after it has the lock: a statement on its own would
 * look with a snapshot from before it waited, and miss what the holder of the lock has just parked.
 */
const functions = `
CREATE FUNCTION inbox_admit(of_consumer text, of_message text, of_key text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  verdict text := 'admitted';
BEGIN
  IF of_key IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext(of_consumer), hashtext(of_key));
    PERFORM FROM inbox_parked WHERE consumer = of_consumer AND ordering_key = of_key AND message_id <> of_message;
    IF FOUND THEN verdict := 'blocked'; END IF;
  END IF;
  INSERT INTO inbox AS i (consumer, message_id, state)
  VALUES (of_consumer, of_message, CASE verdict WHEN 'blocked' THEN 'parked' ELSE 'handled' END)
  ON CONFLICT (consumer, message_id) DO UPDATE SET state = excluded.state WHERE i.state = 'started';
  IF NOT FOUND THEN RETURN 'settled'; END IF;
  RETURN verdict;
END $$;
CREATE FUNCTION inbox_resume(of_consumer text, of_message text, of_key text, claimed_attempts int) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  IF of_key IS NOT NULL THEN PERFORM pg_advisory_xact_lock(hashtext(of_consumer), hashtext(of_key)); END IF;
  DELETE FROM inbox_parked
   WHERE consumer = of_consumer AND message_id = of_message AND attempts = claimed_attempts;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE inbox SET state = 'handled' WHERE consumer = of_consumer AND message_id = of_message;
  RETURN true;
END $$;`;

export const inboxMigration = { name: '1-inbox', sql: `${tables}\n${functions}` };

/** As `inbox_admit`, of many: whoever locks several keys, or adds several rows, does so in the same order. */
const batchFunction = `
CREATE FUNCTION inbox_admit_all(of_consumer text, of_messages text[], of_keys text[])
RETURNS TABLE (message_id text, admission text) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  lock int;
BEGIN
  FOR lock IN SELECT DISTINCT hashtext(k.key) FROM unnest(of_keys) AS k (key) WHERE k.key IS NOT NULL ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock(hashtext(of_consumer), lock);
  END LOOP;
  RETURN QUERY
  WITH asked AS (
    SELECT m.id, EXISTS (SELECT FROM inbox_parked p
                          WHERE p.consumer = of_consumer AND p.ordering_key = m.key AND p.message_id <> m.id) AS blocked
      FROM unnest(of_messages, of_keys) AS m (id, key)),
  taken AS (
    INSERT INTO inbox AS i (consumer, message_id, state)
    SELECT of_consumer, a.id, CASE WHEN a.blocked THEN 'parked' ELSE 'handled' END FROM asked a ORDER BY a.id
    ON CONFLICT (consumer, message_id) DO UPDATE SET state = excluded.state WHERE i.state = 'started'
    RETURNING i.message_id, i.state)
  SELECT t.message_id, CASE t.state WHEN 'parked' THEN 'blocked' ELSE 'admitted' END FROM taken t;
END $$;`;

export const inboxBatchMigration = { name: '4-inbox-batches', sql: batchFunction };
