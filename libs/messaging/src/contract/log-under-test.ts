import { afterEach, beforeEach } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventLog } from '../port/event-log.js';
import { messageOf } from './collecting-subscriber.js';
import type { EventLogWorld } from './event-log-world.js';
import { topicSpec } from './topic-spec.js';

/** What a test of the suites has to itself; to be taken when it runs. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** Six partitions, which hold nothing yet. */
  readonly topic: string;
  /** Nobody has joined it. */
  readonly group: string;
  readonly publish: (key: string | null, ...bodies: string[]) => Promise<void>;
}

/** Opens a log, with a topic and a group of its own, for each test of the suites that are described next. */
export function logUnderTest(world: () => EventLogWorld): LogUnderTest {
  let log: EventLog;
  let topic: string;
  let group: string;
  beforeEach(async () => {
    log = await world().open();
    topic = `contract-${randomUUID()}`;
    group = `group-${randomUUID()}`;
    await log.ensureTopics([topicSpec(topic)]);
  });
  afterEach(() => log.close());
  return {
    get log() {
      return log;
    },
    get topic() {
      return topic;
    },
    get group() {
      return group;
    },
    publish: (key, ...bodies) => log.append(bodies.map((body) => messageOf(topic, key, body))),
  };
}
