import { randomUUID } from 'node:crypto';
import type { GroupMember, Holdings } from '../partition/group-member.js';
import type { PartitionPosition } from '../partition/partition-position.js';
import type { Assignment } from '../partition/partition-workers.js';
import type { LogRecord } from '../port/event-log.js';
import type { EventsPool } from './events-pool.js';
import { readRecords } from './read-records.js';

interface ShareRow {
  topic: string;
  partition: number;
  committed_offset: string;
  end_offset: string;
  held: boolean;
  wanted: boolean;
}

/** One member of a consumer group, as rows in the database. */
export class PostgresGroupMember implements GroupMember {
  private readonly id = randomUUID();

  constructor(
    private readonly pool: EventsPool,
    private readonly group: string,
    private readonly topics: readonly string[],
    private readonly leaseMs: number,
  ) {}

  async heartbeat(): Promise<Holdings> {
    const rows = await this.pool.query<ShareRow>(
      'hold-partitions',
      'SELECT * FROM events.hold_partitions($1, $2, $3, $4)',
      [this.group, this.id, this.topics, this.leaseMs],
    );
    return {
      holds: rows.filter(({ held, wanted }) => held && wanted).map(assignmentOf),
      toRelease: rows.filter(({ held, wanted }) => held && !wanted).map((row) => assignmentOf(row).start),
      settled: rows.every(({ held, wanted }) => held && wanted),
    };
  }

  read(from: readonly PartitionPosition[]): Promise<LogRecord[]> {
    return readRecords(this.pool, from);
  }

  async commit(positions: readonly PartitionPosition[]): Promise<void> {
    await this.pool.query(
      'commit-offsets',
      `UPDATE events.assignment a SET committed_offset = p.position
         FROM unnest($3::text[], $4::int[], $5::bigint[]) AS p (topic, partition, position)
        WHERE a.group_name = $1 AND a.owner = $2 AND a.topic = p.topic AND a.partition = p.partition`,
      [this.group, this.id, ...columns(positions)],
    );
  }

  async release(positions: readonly PartitionPosition[]): Promise<void> {
    const [topics, partitions] = columns(positions);
    await this.pool.query(
      'release-partitions',
      `WITH released AS (
         UPDATE events.assignment a SET owner = NULL
           FROM unnest($3::text[], $4::int[]) AS p (topic, partition)
          WHERE a.group_name = $1 AND a.owner = $2 AND a.topic = p.topic AND a.partition = p.partition)
       SELECT pg_notify('compass_groups', $1)`,
      [this.group, this.id, topics, partitions],
    );
  }

  async leave(): Promise<void> {
    await this.pool.query(
      'leave-group',
      `WITH released AS (UPDATE events.assignment SET owner = NULL WHERE group_name = $1 AND owner = $2),
            gone AS (DELETE FROM events.member WHERE group_name = $1 AND member_id = $2)
       SELECT pg_notify('compass_groups', $1)`,
      [this.group, this.id],
    );
  }
}

function assignmentOf({ topic, partition, committed_offset, end_offset }: ShareRow): Assignment {
  return { start: { topic, partition, offset: BigInt(committed_offset) }, replayedBelow: BigInt(end_offset) };
}

function columns(positions: readonly PartitionPosition[]): [string[], number[], string[]] {
  return [
    positions.map(({ topic }) => topic),
    positions.map(({ partition }) => partition),
    positions.map(({ offset }) => String(offset)),
  ];
}
