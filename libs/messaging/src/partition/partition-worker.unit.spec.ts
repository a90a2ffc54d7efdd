import type { Timers } from '@compass/kernel';
import { describe, expect, test } from '@jest/globals';
import { silentLogger } from '../contract/silent-logger.js';
import type { LogRecord, RecordBatch } from '../port/event-log.js';
import { PartitionWorker, type PartitionWorkerOptions } from './partition-worker.js';

const recordsFrom = (first: number, count: number): LogRecord[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ topic: 't', partition: 0, key: null, headers: {}, body: Buffer.alloc(0) },
    offset: String(first + i),
  }));
const noPause: Timers = {
  after: (_, task) => {
    queueMicrotask(task);
    return () => undefined;
  },
  every: () => () => undefined,
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

function workerOf(
  onBatch: (batch: RecordBatch) => Promise<void> | void,
  options: Partial<PartitionWorkerOptions> = {},
) {
  const positions: bigint[] = [];
  const worker = new PartitionWorker({
    start: { topic: 't', partition: 0, offset: 0n },
    replayedBelow: 0n,
    onBatch: async (batch) => onBatch(batch),
    onProgress: ({ offset }) => positions.push(offset),
    onRoom: () => undefined,
    isMember: () => true,
    timers: noPause,
    logger: silentLogger,
    ...options,
  });
  return { worker, positions };
}

describe('the worker of a partition', () => {
  test('leaves out what it has had already', async () => {
    const seen: string[] = [];
    const { worker } = workerOf(({ records }) => void seen.push(...records.map(({ offset }) => offset)));
    worker.offer(recordsFrom(0, 3));
    worker.offer(recordsFrom(1, 4));
    await settled();
    expect(seen).toEqual(['0', '1', '2', '3', '4']);
    expect(worker.position.offset).toBe(5n);
  });

  test('offers the rest of a batch again when it was told that this member may have lost its membership', async () => {
    const seen: string[][] = [];
    let member = false;
    const { worker, positions } = workerOf(
      ({ records, isCurrent, acknowledge }) => {
        seen.push(records.map(({ offset }) => offset));
        acknowledge(records[0]!.offset);
        if (!isCurrent()) member = true;
        else acknowledge(records.at(-1)!.offset);
      },
      { isMember: () => member },
    );
    worker.offer(recordsFrom(0, 3));
    await settled();
    expect(seen).toEqual([
      ['0', '1', '2'],
      ['1', '2'],
    ]);
    expect(positions).toEqual([1n, 2n, 3n]);
  });

  test('counts what the batch at hand acknowledges while it finishes, and nothing once it is revoked', async () => {
    let batch!: RecordBatch;
    let end!: () => void;
    const { worker, positions } = workerOf((given) => {
      batch = given;
      return new Promise((resolve) => (end = resolve));
    });
    worker.offer(recordsFrom(0, 3));
    const finished = worker.finish();
    batch.acknowledge('0');
    expect(batch.isCurrent()).toBe(false);
    worker.revoke();
    batch.acknowledge('1');
    end();
    await finished;
    expect(positions).toEqual([1n]);
  });

  test('says when there is room again, by number of records and by bytes', async () => {
    let rooms = 0;
    let end!: () => void;
    const { worker } = workerOf(() => new Promise((resolve) => (end = resolve)), { onRoom: () => (rooms += 1) });
    worker.offer(recordsFrom(0, 1_020));
    expect(worker.hasRoom).toBe(false);
    end();
    await settled();
    expect([worker.hasRoom, rooms]).toEqual([true, 1]);
    worker.offer(recordsFrom(1_020, 3).map((record) => ({ ...record, body: Buffer.alloc(8 * 1024 * 1024) })));
    expect(worker.hasRoom).toBe(false);
  });
});
