/**
 * Renews a member's lease, drops members whose lease is over, takes the partitions that are this member's share and nobody's, and
 * gives those that it holds (`held`) or should hold (`wanted`). One that it holds and should not is released when the work at hand is
 * done; until then, whoever should hold it waits. `settled`: this member holds exactly its share.
 */
export const holdPartitionsFunction = `
CREATE FUNCTION events.hold_partitions(of_group text, of_member uuid, of_topics text[], lease_ms int)
RETURNS TABLE (topic text, partition int, committed_offset bigint, end_offset bigint, held boolean, wanted boolean)
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
  SELECT s.topic, s.partition, a.committed_offset, p.next_offset,
         a.owner IS NOT DISTINCT FROM of_member, s.member_id = of_member
    FROM events.share(of_group) s
    JOIN events.assignment a ON a.group_name = of_group AND a.topic = s.topic AND a.partition = s.partition
    JOIN events.partition p ON p.topic = s.topic AND p.partition = s.partition
   WHERE s.member_id = of_member OR a.owner = of_member;
END $$;`;
