import { expect, test } from '@jest/globals';
import { acknowledgeAll, collect, eventually } from './collecting-subscriber.js';
import type { LogUnderTest } from './log-under-test.js';

/** Every record comes to every group, as it was appended, in the order of its key. */
export function deliveryContract(given: LogUnderTest): void {
  test('a record comes back as it was appended', async () => {
    const { log, topic, group } = given;
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
    const { log, topic, group, publish } = given;
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
    const { log, topic, group, publish } = given;
    await publish('k', 'before');
    const [one, other] = [await collect(log, group, [topic]), await collect(log, `${group}-other`, [topic])];
    await Promise.all([one.joined, other.joined]);
    await publish('k', 'after');
    await eventually(() => one.records.length === 2 && other.records.length === 2);
    expect(one.bodies).toEqual(['before', 'after']);
    expect(other.bodies).toEqual(['before', 'after']);
  });

  test('more than a member takes into memory waits on the log, and comes when there is room', async () => {
    const { log, topic, group, publish } = given;
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
}
