import { expect, test } from '@jest/globals';
import { collect, eventually, messageOf } from './collecting-subscriber.js';
import type { LogUnderTest } from './log-under-test.js';
import { topicSpec } from './topic-spec.js';

/** Topics come into being by name, once, and take no more than their limit. */
export function topicsContract(given: LogUnderTest): void {
  test('an unknown topic is refused at once', async () => {
    const { log, topic, group } = given;
    const unknown = expect.objectContaining({ code: 'unknown-topic', kind: 'permanent' });
    await expect(log.append([messageOf(`${topic}-unknown`, 'k', 'x')])).rejects.toEqual(unknown);
    await expect(collect(log, group, [`${topic}-unknown`])).rejects.toEqual(unknown);
  });

  test('a message that is larger than its topic takes is refused', async () => {
    const { log, topic, group, publish } = given;
    const tooLarge = expect.objectContaining({ code: 'message-too-large', kind: 'permanent' });
    await expect(publish('k', 'x'.repeat(200_000))).rejects.toEqual(tooLarge);
    await publish('k', 'small');
    const collector = await collect(log, group, [topic]);
    await eventually(() => collector.records.length > 0);
    expect(collector.bodies).toEqual(['small']);
  });

  test('creating topics again changes nothing', async () => {
    const { log, topic, group, publish } = given;
    await publish('k', 'kept');
    await log.ensureTopics([topicSpec(topic), topicSpec(`${topic}-new`, 1)]);
    await log.append([messageOf(`${topic}-new`, 'k', 'new')]);
    const collector = await collect(log, group, [topic, `${topic}-new`]);
    await eventually(() => collector.records.length === 2);
    expect(new Set(collector.bodies)).toEqual(new Set(['kept', 'new']));
  });
}
