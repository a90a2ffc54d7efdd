import type { PartitionPosition } from '../partition/partition-position.js';
import type { LogRecord } from '../port/event-log.js';
import type { EventsPool } from './events-pool.js';

/** Of one partition in one fetch. */
const records = 100;
const bytes = 4 * 1024 * 1024;

interface RecordRow {
  topic: string;
  partition: number;
  offset: string;
  key: string | null;
  headers: Record<string, string>;
  body: Buffer;
}

/** The next records of each partition, in order; at least one of each that has any. */
export async function readRecords(pool: EventsPool, from: readonly PartitionPosition[]): Promise<LogRecord[]> {
  return pool.query<RecordRow>(
    'read-records',
    `SELECT r.topic, r.partition, r."offset", r.key, r.headers, r.body
       FROM unnest($1::text[], $2::int[], $3::bigint[]) AS p (topic, partition, position)
      CROSS JOIN LATERAL (
            SELECT n.*, sum(octet_length(n.body)) OVER (ORDER BY n."offset") - octet_length(n.body) AS bytes_before
              FROM (SELECT * FROM events.record r
                     WHERE r.topic = p.topic AND r.partition = p.partition AND r."offset" >= p.position
                     ORDER BY r."offset" LIMIT ${records}) n) r
      WHERE r.bytes_before < ${bytes}
      ORDER BY r.topic, r.partition, r."offset"`,
    [from.map(({ topic }) => topic), from.map(({ partition }) => partition), from.map(({ offset }) => String(offset))],
  );
}
