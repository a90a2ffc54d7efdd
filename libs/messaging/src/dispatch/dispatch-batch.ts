import type { LogRecord, RecordBatch } from '../port/event-log.js';
import type { Limit } from './limit.js';

export interface BatchSteps {
  readonly laneOf: (record: LogRecord) => string | null;
  /** Handles all at once, and gives those that are still to be handled one by one. Absent: all are. */
  readonly together?: (
    records: readonly LogRecord[],
    isReplayed: (record: LogRecord) => boolean,
  ) => Promise<readonly LogRecord[]>;
  /** Must not throw unless the record's outcome could not be kept; what it throws is thrown on, at the end. */
  readonly process: (record: LogRecord, replayed: boolean) => Promise<void>;
}

/**
 * Processes a batch: together where that can be. Else records of one key one after the other, different keys at once as far as `limit` allows, and
 * acknowledges whenever everything up to some record is done. Records that may have been begun before go one by one, so
 * that one which kills the process is found without counting against its neighbours.
 */
export async function dispatchBatch(
  batch: RecordBatch,
  limit: Limit,
  { laneOf, together, process }: BatchSteps,
): Promise<void> {
  const isReplayed = ({ offset }: LogRecord) => BigInt(offset) < BigInt(batch.replayedBelow);
  const progress = new Progress(batch);
  const processOne = async (record: LogRecord) => {
    if (!batch.isCurrent()) return false;
    await process(record, isReplayed(record));
    progress.done(record);
    return true;
  };
  const runLane = async (lane: readonly LogRecord[]) => {
    for (const record of lane) if (!(await limit.run(() => processOne(record)))) return;
  };
  const takeTogether = async () =>
    together && batch.isCurrent() ? together(batch.records, isReplayed) : batch.records;
  const alone = await limit.run(takeTogether);
  progress.done(...batch.records.filter((record) => !alone.includes(record)));
  const lanes = alone.some(isReplayed) ? [alone] : lanesOf(alone, laneOf);
  const results = await Promise.allSettled(lanes.map(runLane));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function lanesOf(
  records: readonly LogRecord[],
  laneOf: (record: LogRecord) => string | null,
): (readonly LogRecord[])[] {
  return [...Map.groupBy(records, (record) => laneOf(record) ?? record).values()];
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
