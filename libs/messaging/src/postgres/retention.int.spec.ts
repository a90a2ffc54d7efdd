import { createTestDatabase } from '@compass/testing';
import { expect, test } from '@jest/globals';
import { collect, eventually, messageOf } from '../contract/collecting-subscriber.js';
import { openLog } from '../contract/open-log.js';
import { topicSpec } from '../contract/topic-spec.js';
import { EventsPool } from './events-pool.js';
import { deleteExpired } from './retention.js';

test('records older than their topic keeps them are deleted, and readers go on with what is left', async () => {
  const database = await createTestDatabase();
  const log = await openLog('postgres:', { database: database.url });
  const pool = new EventsPool(database.url);
  const publish = (topic: string, count: number, text: string) =>
    log.append(Array.from({ length: count }, (_, n) => messageOf(topic, `${n}`, `${text} ${n}`)));
  await log.ensureTopics([topicSpec('short', 2), { ...topicSpec('long', 2), retentionMs: 3_600_000 }]);
  await publish('short', 2_500, 'old');
  await publish('long', 1, 'kept');
  await pool.query('age', `UPDATE events.record SET appended_at = now() - interval '2 minutes'`, []);
  await publish('short', 1, 'new');
  await deleteExpired(pool);
  const collector = await collect(log, 'late', ['short', 'long']);
  await eventually(() => collector.records.length === 2);
  expect(new Set(collector.bodies)).toEqual(new Set(['kept 0', 'new 0']));
  expect(collector.records.find(({ topic }) => topic === 'short')!.offset).not.toBe('0');
  await log.close();
  await pool.close();
  await database.drop();
});
