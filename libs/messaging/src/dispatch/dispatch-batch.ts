import type { LogRecord, RecordBatch } from '../port/event-log.js';
import type { Limit } from './limit.js';

/**
 * Processes a batch: records of one key one after the other, different keys at once as far as `limit` allows, and
 * acknowledges whenever everything up to some record is done. Records that may have been begun before go one by one, so
 * that one which kills the process is found without counting against its neighbours.
 * @param process must not throw unless the record's outcome could not be kept; what it throws is thrown on, at the end
 */
export async function dispatchBatch(
  batch: RecordBatch,
  laneOf: (record: LogRecord) => string | null,
  limit: Limit,
  process: (record: LogRecord, replayed: boolean) => Promise<void>,
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
  const lanes = batch.records.some(isReplayed) ? [batch.records] : lanesOf(batch.records, laneOf);
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

  done(record: LogRecord): void {
    this.finished.add(record);
    const { records } = this.batch;
    const before = this.next;
    while (this.next < records.length && this.finished.has(records[this.next]!)) this.next += 1;
    if (this.next > before) this.batch.acknowledge(records[this.next - 1]!.offset);
  }
}
