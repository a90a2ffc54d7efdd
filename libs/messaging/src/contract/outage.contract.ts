import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventLog } from '../port/event-log.js';
import { collect, eventually, messageOf } from './collecting-subscriber.js';
import type { EventLogWorld } from './event-log-world.js';
import { topicSpec } from './topic-spec.js';

export interface BreakableWorld extends EventLogWorld {
  /** SIGKILL to the server that the log is on. */
  breakDown(): Promise<void>;
  /** Starts it again on the same data. */
  repair(): Promise<void>;
}

/** What must hold of every adapter while the server behind it dies and comes back. */
export function outageContract(world: () => BreakableWorld): void {
  let log: EventLog;
  let topic: string;
  beforeEach(async () => {
    log = await world().open();
    topic = `outage-${randomUUID()}`;
    await log.ensureTopics([topicSpec(topic)]);
  });
  afterEach(() => log.close());

  test('nothing that was acknowledged is lost, and everybody goes on by themselves', async () => {
    const collector = await collect(log, randomUUID(), [topic]);
    await collector.joined;
    const acknowledged: string[] = [];
    let writing = true;
    const writer = async (key: string) => {
      for (let n = 0; writing; n++) {
        const body = `${key}:${n}`;
        const done = await log.append([messageOf(topic, key, body)]).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'event-log-unavailable', kind: 'retryable' });
            return false;
          },
        );
        if (done) acknowledged.push(body);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const writers = ['a', 'b', 'c'].map(writer);
    const until = (count: number) => eventually(() => acknowledged.length >= count);
    await until(50);
    await world().breakDown();
    await world().repair();
    await until(acknowledged.length + 50);
    writing = false;
    await Promise.all(writers);
    await eventually(() => acknowledged.every((body) => collector.bodies.includes(body)));
    for (const key of ['a', 'b', 'c']) {
      const firstSeen = [...new Set(collector.bodies)].filter((body) => body.startsWith(key));
      const inOrder = firstSeen.toSorted((one, other) => Number(one.slice(2)) - Number(other.slice(2)));
      expect(firstSeen).toEqual(inOrder);
    }
    expect(collector.isAlive()).toBe(true);
  });
}
