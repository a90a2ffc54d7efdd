import { KafkaReader } from './kafka-reader.js';

/** The requests that tell something about what a process does. */
const names: Readonly<Record<number, string>> = {
  0: 'Produce',
  1: 'Fetch',
  3: 'Metadata',
  8: 'OffsetCommit',
  9: 'OffsetFetch',
  10: 'FindCoordinator',
  11: 'JoinGroup',
  12: 'Heartbeat',
  13: 'LeaveGroup',
  14: 'SyncGroup',
  19: 'CreateTopics',
  22: 'InitProducerId',
};

export const apiName = (key: number): string => names[key] ?? `api ${key}`;

/** The first topic that a request to append names; agents' topics are one kind. */
export function firstTopic(api: string, request: Buffer): string | undefined {
  if (api !== 'Produce') return undefined;
  const reader = new KafkaReader(request, 12);
  reader.text(); // client id
  if (request.readInt16BE(6) >= 3) reader.text(); // transactional id
  reader.skip(2 + 4); // acknowledgements, time-out
  return reader.int32() > 0 ? kindOfTopic(reader.text() ?? '') : undefined;
}

/** The first topic of which a Fetch brings records. Versions 0 to 11. */
export function recordBytes(version: number, answer: Buffer): string | undefined {
  const reader = new KafkaReader(answer, 8);
  if (version >= 1) reader.skip(4); // throttle time
  if (version >= 7) reader.skip(2 + 4); // error, session
  for (let topics = reader.int32(); topics > 0; topics -= 1) {
    const topic = reader.text() ?? '';
    for (let partitions = reader.int32(); partitions > 0; partitions -= 1) {
      reader.skip(4 + 2 + 8); // partition, error, high watermark
      if (version >= 4) reader.skip(8); // last stable offset
      if (version >= 5) reader.skip(8); // log start offset
      if (version >= 4) reader.skip(Math.max(0, reader.int32()) * 16); // aborted transactions
      if (version >= 11) reader.skip(4); // preferred replica
      const bytes = reader.int32();
      if (bytes > 0) return kindOfTopic(topic);
    }
  }
  return undefined;
}

const kindOfTopic = (topic: string): string => topic.replace(/^compass\.agent\..*/, 'compass.agent.*');
