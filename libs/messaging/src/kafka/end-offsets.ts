import type { Admin } from 'kafkajs';
import { partitionName } from '../partition/partition-position.js';

/** The offset after the last record of each partition of these topics, by name of the partition. */
export async function endOffsets(admin: Admin, topics: readonly string[]): Promise<Map<string, bigint>> {
  const ofTopic = async (topic: string) => {
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.map(({ partition, high }) => [partitionName({ topic, partition }), BigInt(high)] as const);
  };
  return new Map((await Promise.all(topics.map(ofTopic))).flat());
}
