import type { TopicSpec } from '@compass/contracts';
import { RetryableError, type Timers } from '@compass/kernel';
import type { Admin } from 'kafkajs';

const lookAgainMs = 50;
const looks = 200;

/**
 * Creates the topics that are missing and waits until the broker serves them: it acknowledges a creation before it knows of it
 * everywhere, and whoever asks in between is told that there is no such topic.
 * @throws RetryableError `event-log-unavailable` when they are not served within 10 s
 */
export async function createMissingTopics(admin: Admin, timers: Timers, topics: readonly TopicSpec[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !existing.has(name));
  if (missing.length === 0) return;
  await admin.createTopics({ topics: missing.map(topicConfig), waitForLeaders: false });
  const names = missing.map(({ name }) => name);
  for (let look = 0; look < looks; look += 1) {
    if (await areServed(admin, names)) return;
    await new Promise<void>((resolve) => timers.after(lookAgainMs, resolve));
  }
  throw new RetryableError('event-log-unavailable', `created, but not served yet: ${names.join(', ')}`);
}

async function areServed(admin: Admin, names: string[]): Promise<boolean> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: names });
    return topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0));
  } catch {
    return false;
  }
}

function topicConfig({ name, partitions, retentionMs, maxMessageBytes }: TopicSpec) {
  const configEntries = [
    { name: 'retention.ms', value: String(retentionMs) },
    { name: 'max.message.bytes', value: String(maxMessageBytes) },
  ];
  return { topic: name, numPartitions: partitions, configEntries };
}
