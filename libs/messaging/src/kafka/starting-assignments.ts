import type { Admin, Consumer } from 'kafkajs';
import { partitionName, type PartitionPosition } from '../partition/partition-position.js';
import type { Assignment } from '../partition/partition-workers.js';
import { endOffsets } from './end-offsets.js';

/** What kafkajs' resetOffsets commits for "the latest": no offset, but what a broker gives for a partition without a commit, too. */
const latest = '-1';

/**
 * Where a member begins to work on partitions that it has just got. kafkajs knows what the group has committed, and fetches from there;
 * but where an administrator set the group to the latest, it would begin with the earliest: there the end is committed, and fetched from.
 */
export async function startingAssignments(
  { admin, consumer, group }: { admin: Admin; consumer: Consumer; group: string },
  partitions: readonly PartitionPosition[],
): Promise<Assignment[]> {
  const [ends, setToLatest] = await Promise.all([
    endOffsets(admin, [...new Set(partitions.map(({ topic }) => topic))]),
    partitionsSetToLatest(admin, group),
  ]);
  const assignments = partitions.map((start) => {
    const end = ends.get(partitionName(start)) ?? 0n;
    return { start: setToLatest.has(partitionName(start)) ? { ...start, offset: end } : start, replayedBelow: end };
  });
  const skipping = assignments.filter(({ start }) => setToLatest.has(partitionName(start))).map(({ start }) => start);
  const offsets = skipping.map((start) => ({ ...start, offset: String(start.offset) }));
  if (offsets.length > 0) await consumer.commitOffsets(offsets);
  for (const position of offsets) consumer.seek(position);
  return assignments;
}

/** Asked without topics, brokers tell only what has been committed: so -1 is a commit. */
async function partitionsSetToLatest(admin: Admin, group: string): Promise<ReadonlySet<string>> {
  const committed = await admin.fetchOffsets({ groupId: group });
  const all = committed.flatMap(({ topic, partitions }) => partitions.map((each) => ({ topic, ...each })));
  return new Set(all.filter(({ offset }) => offset === latest).map(partitionName));
}
