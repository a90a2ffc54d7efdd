import type { MigrationList } from '@compass/persistence';
import { holdPartitionsFunction } from './hold-partitions.js';

/** The schema in which the log lives when Postgres carries it; every service of the database appends to it. */
export const eventsSchema = 'events';

/** SQLSTATEs that {@link appendFunction} raises. */
export const appendStates = { unknownTopic: 'CE001', messageTooLarge: 'CE002' } as const;

/** `partition.next_offset` is the end of a partition; its row lock is what puts commits into an order. */
const tables = `
CREATE TABLE events.topic (
  name text PRIMARY KEY,
  partitions int NOT NULL CHECK (partitions > 0),
  retention_ms bigint NOT NULL,
  max_message_bytes bigint NOT NULL
);
CREATE TABLE events.partition (
  topic text NOT NULL REFERENCES events.topic (name),
  partition int NOT NULL,
  next_offset bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (topic, partition)
);
CREATE TABLE events.record (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic text NOT NULL,
  partition int NOT NULL,
  "offset" bigint,
  key text,
  headers jsonb NOT NULL,
  body bytea NOT NULL,
  appended_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX record_offset ON events.record (topic, partition, "offset") WHERE "offset" IS NOT NULL;
CREATE INDEX record_without_offset ON events.record (id) WHERE "offset" IS NULL;
CREATE TABLE events.member (
  group_name text NOT NULL,
  member_id uuid NOT NULL,
  topics text[] NOT NULL,
  lease_until timestamptz NOT NULL,
  PRIMARY KEY (group_name, member_id)
);
CREATE TABLE events.assignment (
  group_name text NOT NULL,
  topic text NOT NULL,
  partition int NOT NULL,
  owner uuid,
  committed_offset bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (group_name, topic, partition),
  FOREIGN KEY (topic, partition) REFERENCES events.partition (topic, partition)
);`;

/** Appends in the caller's transaction; readers see the records, and are told, when it commits. */
const appendFunction = `
CREATE FUNCTION events.append(topics text[], keys text[], headers text[], bodies bytea[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
  SELECT m.topic INTO bad FROM unnest(topics) AS m (topic)
   WHERE NOT EXISTS (SELECT FROM events.topic t WHERE t.name = m.topic) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'there is no topic %', bad USING ERRCODE = '${appendStates.unknownTopic}'; END IF;
  SELECT m.topic INTO bad FROM unnest(topics, bodies) AS m (topic, body) JOIN events.topic t ON t.name = m.topic
   WHERE octet_length(m.body) > t.max_message_bytes LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'a message is larger than topic % takes', bad USING ERRCODE = '${appendStates.messageTooLarge}';
  END IF;
  INSERT INTO events.record (topic, partition, key, headers, body)
  SELECT m.topic,
         coalesce(abs(hashtextextended(m.key, 0) % t.partitions), floor(random() * t.partitions))::int,
         m.key, m.headers::jsonb, m.body
    FROM unnest(topics, keys, headers, bodies) WITH ORDINALITY AS m (topic, key, headers, body, place)
    JOIN events.topic t ON t.name = m.topic
   ORDER BY m.place;
END $$;`;

/**
 * Offsets are given at commit, under the lock of the partition's row, which is held until the commit is done. So they are
 * dense and follow the order of commits, and a reader that has seen one has seen all before it. Partitions are locked
 * in one order, after all other locks of the transaction: no deadlock. The first of a transaction's rows does it for all.
 */
const offsetTrigger = `
CREATE FUNCTION events.give_offsets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  part record;
  first_offset bigint;
BEGIN
  PERFORM FROM events.record WHERE id = NEW.id AND "offset" IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  FOR part IN SELECT topic, partition, count(*) AS records, array_agg(id ORDER BY id) AS ids
                FROM events.record WHERE "offset" IS NULL GROUP BY topic, partition ORDER BY topic, partition
  LOOP
    UPDATE events.partition p SET next_offset = p.next_offset + part.records
     WHERE p.topic = part.topic AND p.partition = part.partition
    RETURNING p.next_offset - part.records INTO first_offset;
    UPDATE events.record r SET "offset" = first_offset + m.place - 1
      FROM unnest(part.ids) WITH ORDINALITY AS m (id, place) WHERE r.id = m.id;
    PERFORM pg_notify('compass_events', part.topic || '/' || part.partition);
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER give_offsets AFTER INSERT ON events.record DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION events.give_offsets();`;

/** Of the version before hold_partitions, whose processes may still run: it gives partitions that another member still holds. */
const keepMembershipFunction = `
CREATE FUNCTION events.keep_membership(of_group text, of_member uuid, of_topics text[], lease_ms int)
RETURNS TABLE (topic text, partition int, committed_offset bigint, end_offset bigint, wanted boolean, settled boolean)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  joined boolean;
  expired int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('compass group'), hashtext(of_group));
  INSERT INTO events.member AS m (group_name, member_id, topics, lease_until)
  VALUES (of_group, of_member, of_topics, clock_timestamp() + lease_ms * interval '1 ms')
  ON CONFLICT (group_name, member_id) DO UPDATE SET lease_until = excluded.lease_until
  RETURNING m.xmax = 0 INTO joined;
  DELETE FROM events.member WHERE group_name = of_group AND lease_until < clock_timestamp();
  GET DIAGNOSTICS expired = ROW_COUNT;
  IF joined OR expired > 0 THEN PERFORM pg_notify('compass_groups', of_group); END IF;
  INSERT INTO events.assignment (group_name, topic, partition)
  SELECT of_group, p.topic, p.partition FROM events.partition p WHERE p.topic = ANY (of_topics)
  ON CONFLICT DO NOTHING;
  UPDATE events.assignment a SET owner = of_member
    FROM events.share(of_group) s
   WHERE a.group_name = of_group AND a.topic = s.topic AND a.partition = s.partition AND s.member_id = of_member
     AND a.owner IS DISTINCT FROM of_member
     AND NOT EXISTS (SELECT FROM events.member m WHERE m.group_name = of_group AND m.member_id = a.owner);
  RETURN QUERY
  SELECT s.topic, s.partition, a.committed_offset, p.next_offset, s.member_id = of_member,
         bool_and((s.member_id = of_member) = (a.owner IS NOT DISTINCT FROM of_member)) OVER ()
    FROM events.share(of_group) s
    JOIN events.assignment a ON a.group_name = of_group AND a.topic = s.topic AND a.partition = s.partition
    JOIN events.partition p ON p.topic = s.topic AND p.partition = s.partition
   WHERE s.member_id = of_member OR a.owner = of_member;
END $$;`;

/** Whose a partition should be: the members that want its topic take turns, in the order of their ids. */
const shareFunction = `
CREATE FUNCTION events.share(of_group text) RETURNS TABLE (topic text, partition int, member_id uuid)
LANGUAGE sql STABLE AS $$
  SELECT a.topic, a.partition, m.members[1 + (a.place % cardinality(m.members))]
    FROM (SELECT topic, partition, row_number() OVER (ORDER BY topic, partition) AS place
            FROM events.assignment WHERE group_name = of_group) a
   CROSS JOIN LATERAL (SELECT array_agg(member_id ORDER BY member_id) AS members FROM events.member
                        WHERE group_name = of_group AND a.topic = ANY (topics)) m
   WHERE m.members IS NOT NULL
$$;`;

export const eventsMigrations: MigrationList = {
  owner: 'event-log',
  migrations: [
    {
      name: '1-log-and-groups',
      sql: [tables, appendFunction, offsetTrigger, shareFunction, keepMembershipFunction].join('\n'),
    },
    { name: '2-partitions-held-by-one', sql: holdPartitionsFunction },
  ],
};
