import { expect, test } from '@jest/globals';
import type { RecordBatch } from '../port/event-log.js';
import { acknowledgeAll, collect, eventually, messageOf } from './collecting-subscriber.js';
import type { LogUnderTest } from './log-under-test.js';
import { topicSpec } from './topic-spec.js';

/** What is acknowledged does not come again; what is not comes again, whatever its handler does. */
export function acknowledgementContract(given: LogUnderTest): void {
  test('what is acknowledged does not come again, what is not comes again, marked as replayed', async () => {
    const { log, topic, group, publish } = given;
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
    const { log, topic, group, publish } = given;
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
      const { log, topic, group } = given;
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
    const { log, topic, group, publish } = given;
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
}
