import { expect, test } from '@jest/globals';
import { acknowledgeAll, collect, eventually, messageOf } from './collecting-subscriber.js';
import type { EventLogWorld } from './event-log-world.js';
import type { LogUnderTest } from './log-under-test.js';
import { spawnSource } from './spawn-source.js';
import { topicSpec } from './topic-spec.js';

/** The members of a group share its partitions, and take over from each other. */
export function membershipContract(
  given: LogUnderTest,
  world: () => EventLogWorld,
  reach: 'processes' | 'memory',
): void {
  test('two members of a group share the partitions, take over from each other, and lose nothing', async () => {
    const { log, topic, group } = given;
    const other = await world().open();
    try {
      const first = await collect(log, group, [topic]);
      await first.joined;
      const keys = Array.from({ length: 24 }, (_, i) => `key-${i}`);
      const round = (n: number) => log.append(keys.map((key) => messageOf(topic, key, `${key}:${n}`)));
      await round(0);
      await eventually(() => first.records.length >= keys.length);
      const second = await collect(other, group, [topic]);
      await round(1);
      await second.joined;
      await round(2);
      await eventually(() => second.records.length > 0);
      const partitionsOf = (records: typeof first.records, n: number) =>
        new Set(records.filter(({ body }) => body.toString().endsWith(`:${n}`)).map(({ partition }) => partition));
      await round(3);
      const all = () => [...first.bodies, ...second.bodies];
      await eventually(() => keys.every((key) => all().includes(`${key}:3`)));
      expect(partitionsOf(first.records, 3).size).toBe(3);
      expect(partitionsOf(second.records, 3).size).toBe(3);
      await first.stop();
      await round(4);
      await eventually(() => keys.every((key) => second.bodies.includes(`${key}:4`)));
      const seen = new Set(all());
      expect(seen.size).toBe(keys.length * 5);
    } finally {
      await other.close();
    }
  });

  test('long work in one partition costs neither membership nor the other partitions', async () => {
    const { log, topic, group } = given;
    const specs = [topicSpec(`${topic}-slow`, 1), topicSpec(`${topic}-quick`, 1)];
    await log.ensureTopics(specs);
    let finish!: () => void;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const collector = await collect(
      log,
      group,
      specs.map(({ name }) => name),
      async (batch) => {
        if (batch.topic.endsWith('-slow')) await gate;
        acknowledgeAll(batch);
      },
    );
    await collector.joined;
    await log.append([messageOf(`${topic}-slow`, 'k', 'slow')]);
    await eventually(() => collector.records.length === 1);
    for (let n = 0; n < 10; n++) await log.append([messageOf(`${topic}-quick`, 'k', `quick ${n}`)]);
    await eventually(() => collector.records.length === 11);
    finish();
    await collector.stop();
    expect(collector.bodies.filter((body) => body === 'slow')).toHaveLength(1);
  });

  if (reach === 'processes')
    test('what a killed member had not acknowledged comes to the next one, once its lease is over', async () => {
      const { log, topic, group, publish } = given;
      const doomed = spawnSource('./crashing-member.ts', {
        ...world().environment(),
        COMPASS_TEST_GROUP: group,
        COMPASS_TEST_TOPIC: topic,
      });
      try {
        await publish('k', 'done', 'begun', 'behind');
        await eventually(() => doomed.lines.includes('begun'));
      } finally {
        await doomed.kill();
      }
      const heir = await collect(log, group, [topic]);
      await eventually(() => heir.bodies.includes('behind'));
      const again = heir.bodies.filter((body) => body !== 'done'); // its commit may not have made it
      expect(again).toEqual(['begun', 'behind']);
    });
}
