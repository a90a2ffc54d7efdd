import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventLog, RecordBatch } from '../port/event-log.js';
import { acknowledgeAll, collect, eventually, messageOf } from './collecting-subscriber.js';
import { spawnSource } from './spawn-source.js';
import { topicSpec } from './topic-spec.js';
import type { EventLogWorld } from './event-log-world.js';

/**
 * What must hold of every adapter of the event log.
 * @param reach how far the log reaches: one that lives in memory is exempt from what takes other processes
 */
export function eventLogContract(world: () => EventLogWorld, reach: 'processes' | 'memory' = 'processes'): void {
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

  const publish = (key: string | null, ...bodies: string[]) =>
    log.append(bodies.map((body) => messageOf(topic, key, body)));

  test('a record comes back as it was appended', async () => {
    const body = Buffer.from([0, 255, 1, 254]);
    await log.append([{ topic, key: 'k', headers: { a: 'ä', b: '' }, body }]);
    await log.append([{ topic, key: null, headers: {}, body: Buffer.alloc(0) }]);
    const collector = await collect(log, group, [topic]);
    await eventually(() => collector.records.length === 2);
    const keyed = collector.records.find(({ key }) => key === 'k');
    expect(keyed).toMatchObject({ topic, headers: { a: 'ä', b: '' } });
    expect(keyed!.body.equals(body)).toBe(true);
    expect(collector.records.find(({ key }) => key === null)!.body).toHaveLength(0);
  });

  test('records of one key keep their order, whoever appends between them', async () => {
    const collector = await collect(log, group, [topic]);
    const keys = Array.from({ length: 8 }, (_, i) => `key-${i}`);
    for (let n = 0; n < 15; n++) await Promise.all(keys.map((key) => publish(key, `${key}:${n}`)));
    await eventually(() => collector.records.length >= 120);
    for (const key of keys)
      expect(collector.bodies.filter((body) => body.startsWith(`${key}:`))).toEqual(
        Array.from({ length: 15 }, (_, n) => `${key}:${n}`),
      );
  });

  test('every group gets every record, from the earliest', async () => {
    await publish('k', 'before');
    const [one, other] = [await collect(log, group, [topic]), await collect(log, `${group}-other`, [topic])];
    await Promise.all([one.joined, other.joined]);
    await publish('k', 'after');
    await eventually(() => one.records.length === 2 && other.records.length === 2);
    expect(one.bodies).toEqual(['before', 'after']);
    expect(other.bodies).toEqual(['before', 'after']);
  });

  test('what is acknowledged does not come again, what is not comes again, marked as replayed', async () => {
    const marks: [string, boolean][] = [];
    const mark = (batch: RecordBatch) => {
      for (const { offset, body } of batch.records)
        marks.push([body.toString(), BigInt(offset) < BigInt(batch.replayedBelow)]);
    };
    const first = await collect(log, group, [topic], (batch) => {
      mark(batch);
      for (const { offset, body } of batch.records) if (body.toString() !== 'two') batch.acknowledge(offset);
    });
    await first.joined;
    await publish('k', 'one');
    await eventually(() => first.records.length === 1);
    await publish('k', 'two');
    await eventually(() => first.records.length === 2);
    await first.stop();
    const second = await collect(log, group, [topic], (batch) => {
      mark(batch);
      acknowledgeAll(batch);
    });
    await second.joined;
    await publish('k', 'three');
    await eventually(() => second.records.length === 2);
    expect(second.bodies).toEqual(['two', 'three']);
    expect(marks).toEqual([
      ['one', false],
      ['two', false],
      ['two', true],
      ['three', false],
    ]);
  });

  test('a record may be acknowledged after its batch has returned', async () => {
    const batches: RecordBatch[] = [];
    const first = await collect(log, group, [topic], (batch) => void batches.push(batch));
    await first.joined;
    await publish('k', 'one');
    await eventually(() => batches.length === 1);
    await publish('k', 'two');
    await eventually(() => batches.length === 2);
    acknowledgeAll(batches[0]!);
    await first.stop();
    const second = await collect(log, group, [topic]);
    await eventually(() => second.records.length > 0);
    expect(second.bodies).toEqual(['two']);
  });

  test.each([TypeError, RangeError, Error])(
    'a batch that throws a %p comes again after a pause, and other partitions go on',
    async (Thrown) => {
      const specs = [topicSpec(`${topic}-bad`, 1), topicSpec(`${topic}-good`, 1)];
      await log.ensureTopics(specs);
      let failures = 0;
      const collector = await collect(
        log,
        group,
        specs.map(({ name }) => name),
        (batch) => {
          if (batch.topic.endsWith('-bad') && failures++ < 3) throw new Thrown('poison');
          acknowledgeAll(batch);
        },
      );
      await log.append([messageOf(`${topic}-bad`, 'k', 'bad'), messageOf(`${topic}-good`, 'k', 'good')]);
      await eventually(() => failures > 3);
      expect(collector.bodies.filter((body) => body === 'bad')).toHaveLength(4);
      expect(collector.bodies.filter((body) => body === 'good')).toHaveLength(1);
      expect(collector.isAlive()).toBe(true);
    },
  );

  test('stopping waits for the batch at hand, and what it acknowledges counts', async () => {
    let finish!: () => void;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const current: boolean[] = [];
    const first = await collect(log, group, [topic], async (batch) => {
      await gate;
      current.push(batch.isCurrent());
      batch.acknowledge(batch.records[0]!.offset);
    });
    await publish('k', 'one', 'two');
    await eventually(() => first.records.length === 2);
    let stopped = false;
    const stopping = first.stop().then(() => (stopped = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(current).toEqual([false]);
    const second = await collect(log, group, [topic]);
    await eventually(() => second.records.length > 0);
    expect(second.bodies).toEqual(['two']);
  });

  describe('two members of a group', () => {
    test('share the partitions, take over from each other, and lose nothing', async () => {
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
  });

  test('more than a member takes into memory waits on the log, and comes when there is room', async () => {
    const bodies = Array.from({ length: 1_500 }, (_, n) => String(n));
    let open!: () => void;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const collector = await collect(log, group, [topic], async (batch) => {
      await gate;
      acknowledgeAll(batch);
    });
    await publish('k', ...bodies);
    await eventually(() => collector.records.length > 0);
    open();
    await eventually(() => collector.records.length >= bodies.length);
    expect(collector.bodies).toEqual(bodies);
  });

  test('an unknown topic is refused at once', async () => {
    const unknown = expect.objectContaining({ code: 'unknown-topic', kind: 'permanent' });
    await expect(log.append([messageOf(`${topic}-unknown`, 'k', 'x')])).rejects.toEqual(unknown);
    await expect(collect(log, group, [`${topic}-unknown`])).rejects.toEqual(unknown);
  });

  test('a message that is larger than its topic takes is refused', async () => {
    const tooLarge = expect.objectContaining({ code: 'message-too-large', kind: 'permanent' });
    await expect(publish('k', 'x'.repeat(200_000))).rejects.toEqual(tooLarge);
    await publish('k', 'small');
    const collector = await collect(log, group, [topic]);
    await eventually(() => collector.records.length > 0);
    expect(collector.bodies).toEqual(['small']);
  });

  test('creating topics again changes nothing', async () => {
    await publish('k', 'kept');
    await log.ensureTopics([topicSpec(topic), topicSpec(`${topic}-new`, 1)]);
    await log.append([messageOf(`${topic}-new`, 'k', 'new')]);
    const collector = await collect(log, group, [topic, `${topic}-new`]);
    await eventually(() => collector.records.length === 2);
    expect(new Set(collector.bodies)).toEqual(new Set(['kept', 'new']));
  });

  if (reach === 'processes')
    test('what a killed member had not acknowledged comes to the next one, once its lease is over', async () => {
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
