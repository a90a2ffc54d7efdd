import type { LogRecord, RecordBatch } from '../port/event-log.js';
import type { Limit } from './limit.js';

export interface BatchSteps {
  /** What is ordered, or handled, together: a record that depends on no other is a lane of its own. */
  readonly laneOf: (record: LogRecord) => unknown;
  /** Counts the first attempt of records that may have been begun before. False: one of them has been. */
  readonly begin: (records: readonly LogRecord[]) => Promise<boolean>;
  /** Handles all at once, as far as that can be; gives those that are still to be handled one by one. */
  readonly together: (lane: readonly LogRecord[]) => Promise<readonly LogRecord[]>;
  /** Must not throw unless the record's outcome could not be kept; what it throws is thrown on, at the end. */
  readonly process: (record: LogRecord, replayed: boolean) => Promise<void>;
}

/**
 * Processes a batch: lanes at once as far as `limit` allows, the records of a lane together where that can be, or else one after the
 * other, and acknowledges whenever everything up to some record is done. Where one has been begun before, all go one by
 * one, so that one which kills the process is found without counting against its neighbours.
 */
export async function dispatchBatch(batch: RecordBatch, limit: Limit, steps: BatchSteps): Promise<void> {
  const { laneOf, begin, together, process } = steps;
  const progress = new Progress(batch);
  const replayed = batch.records.filter(({ offset }) => BigInt(offset) < BigInt(batch.replayedBelow));
  if (!batch.isCurrent()) return;
  const areBegun = replayed.length > 0 && !(await begin(replayed));
  const oneByOne = async (records: readonly LogRecord[]) => {
    for (const record of records) {
      if (!batch.isCurrent()) return;
      await process(record, areBegun && replayed.includes(record));
      progress.done(record);
    }
  };
  const atOnce = async (lane: readonly LogRecord[]) => {
    if (lane.length === 1 || !batch.isCurrent()) return oneByOne(lane);
    const left = await together(lane);
    progress.done(...lane.filter((record) => !left.includes(record)));
    await oneByOne(left);
  };
  const lanes = areBegun ? [batch.records] : [...Map.groupBy(batch.records, laneOf).values()];
  const run = areBegun ? oneByOne : atOnce;
  const results = await Promise.allSettled(lanes.map((lane) => limit.run(() => run(lane))));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Acknowledges the longest run of finished records from the start of a batch. */
class Progress {
  private readonly finished = new Set<LogRecord>();
  private next = 0;

  constructor(private readonly batch: RecordBatch) {}

  done(...records: readonly LogRecord[]): void {
    for (const record of records) this.finished.add(record);
    const all = this.batch.records;
    const before = this.next;
    while (this.next < all.length && this.finished.has(all[this.next]!)) this.next += 1;
    if (this.next > before) this.batch.acknowledge(all[this.next - 1]!.offset);
  }
}
