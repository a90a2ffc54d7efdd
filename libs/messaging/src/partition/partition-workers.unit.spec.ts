import { expect, test } from '@jest/globals';
import { systemTimers } from '@compass/kernel';
import { silentLogger } from '../contract/silent-logger.js';
import type { LogRecord } from '../port/event-log.js';
import { PartitionWorkers } from './partition-workers.js';

const position = (offset: bigint) => ({ topic: 't', partition: 0, offset });
const record = (offset: number): LogRecord => ({
  ...{ topic: 't', partition: 0, offset: String(offset) },
  ...{ key: null, headers: {}, body: Buffer.alloc(0) },
});

test('what was read before a partition was lost is not taken by who holds it next: it may begin before it', async () => {
  const handled: string[] = [];
  const workers = new PartitionWorkers({
    onBatch: ({ records }) => Promise.resolve(void handled.push(...records.map(({ offset }) => offset))),
    commit: () => Promise.resolve(),
    onRoom: () => undefined,
    isMember: () => true,
    timers: systemTimers,
    logger: silentLogger,
  });
  workers.hold({ start: position(3n), replayedBelow: 0n });
  const reading = Promise.withResolvers<LogRecord[]>();
  const fetching = workers.fetch(() => reading.promise);
  workers.revoke([position(0n)]);
  workers.hold({ start: position(2n), replayedBelow: 0n });
  reading.resolve([record(3), record(4)]);
  expect(await fetching).toBe(true);
  await workers.fetch(([from]) => Promise.resolve([2, 3, 4].filter((at) => at >= from!.offset).map(record)));
  await workers.close();
  expect(handled).toEqual(['2', '3', '4']);
});
