import type { TopicSpec } from '@compass/contracts';

/** A topic for suites. */
export const topicSpec = (name: string, partitions = 6): TopicSpec => ({
  name,
  partitions,
  retentionMs: 60_000,
  maxMessageBytes: 100_000,
  key: 'any',
  events: [],
  writers: 'the contract',
  readers: 'the contract',
  about: 'a test',
});
