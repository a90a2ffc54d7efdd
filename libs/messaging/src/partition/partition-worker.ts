import type { Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { LogRecord, RecordBatch, SubscriptionOptions } from '../port/event-log.js';
import { partitionName, type PartitionPosition } from './partition-position.js';

/** What one partition may have waiting in memory before fetching pauses. */
const capacity = { records: 1_000, bytes: 16 * 1024 * 1024 };
/** What is handled together costs less each; when it fails, each of it is handled by itself. */
const batchSize = 250;
const firstPauseMs = 50;
const longestPauseMs = 5_000;

export interface PartitionWorkerOptions {
  readonly start: PartitionPosition;
  /** The partition's end when it was assigned. */
  readonly replayedBelow: bigint;
  readonly onBatch: SubscriptionOptions['onBatch'];
  /** Called when the position below which all is acknowledged has moved. */
  readonly onProgress: (position: PartitionPosition) => void;
  /** Called when there is room again after there was none. */
  readonly onRoom: () => void;
  readonly isMember: () => boolean;
  readonly timers: Timers;
  readonly logger: Logger;
}

/**
 * Feeds the records of one assigned partition to its subscriber, batch after batch. It stands between the adapter's
 * fetching and the handlers: fetching and heartbeats go on during long work, and no error gets back to them.
 */
export class PartitionWorker {
  private queue: LogRecord[] = [];
  private queuedBytes = 0;
  private nextOffered: bigint;
  private acknowledged: bigint;
  private state: 'working' | 'finishing' | 'revoked' = 'working';
  private running?: Promise<void>;
  private endPause?: () => void;

  constructor(private readonly options: PartitionWorkerOptions) {
    this.nextOffered = options.start.offset;
    this.acknowledged = options.start.offset;
  }

  /** What to fetch next. */
  get position(): PartitionPosition {
    return { ...this.options.start, offset: this.nextOffered };
  }

  get hasRoom(): boolean {
    return this.queue.length < capacity.records && this.queuedBytes < capacity.bytes;
  }

  /** Takes records in order; those that it has had before, fetched again after a rebalance, are left out. */
  offer(records: readonly LogRecord[]): void {
    const fresh = records.filter(({ offset }) => BigInt(offset) >= this.nextOffered);
    const last = fresh.at(-1);
    if (!last || this.state !== 'working') return;
    this.queue.push(...fresh);
    this.queuedBytes += bytesOf(fresh);
    this.nextOffered = BigInt(last.offset) + 1n;
    this.running ??= this.work();
  }

  /** Begins no further record; resolves when the batch at hand has ended. What it acknowledges counts. */
  async finish(): Promise<void> {
    if (this.state === 'working') this.state = 'finishing';
    this.endPause?.();
    await this.running;
  }

  /** The partition is another's already: what the batch at hand acknowledges counts no more. */
  revoke(): void {
    this.state = 'revoked';
    this.endPause?.();
  }

  private async work(): Promise<void> {
    let failures = 0;
    while (this.state === 'working' && this.queue.length > 0) {
      const records = this.queue.slice(0, batchSize);
      if (await this.take(records)) {
        this.dropBelow(BigInt(records.at(-1)!.offset) + 1n);
        failures = 0;
      } else {
        this.dropBelow(this.acknowledged);
        await this.pause(Math.min(longestPauseMs, firstPauseMs * 2 ** failures++));
      }
    }
    this.running = undefined; // at once: an offer in between would find neither a run to take it nor the need of one
  }

  /** False: not all of the batch was taken, because it threw, or was told to return early and the partition stayed here. */
  private async take(records: readonly LogRecord[]): Promise<boolean> {
    let complete = true;
    const isCurrent = () => {
      const current = this.state === 'working' && this.options.isMember();
      complete &&= current;
      return current;
    };
    try {
      await this.options.onBatch(this.batchOf(records, isCurrent));
      return complete;
    } catch (error) {
      this.options.logger.warn('a batch failed and comes again', { partition: partitionName(this.position), error });
      return false;
    }
  }

  private batchOf(records: readonly LogRecord[], isCurrent: () => boolean): RecordBatch {
    const { start, replayedBelow } = this.options;
    return {
      topic: start.topic,
      partition: start.partition,
      records,
      replayedBelow: String(replayedBelow),
      isCurrent,
      acknowledge: (offset) => this.acknowledge(BigInt(offset) + 1n),
    };
  }

  private acknowledge(position: bigint): void {
    if (position <= this.acknowledged || this.state === 'revoked') return;
    this.acknowledged = position;
    this.options.onProgress({ ...this.options.start, offset: position });
  }

  private dropBelow(offset: bigint): void {
    const wasFull = !this.hasRoom;
    this.queue = this.queue.filter((record) => BigInt(record.offset) >= offset);
    this.queuedBytes = bytesOf(this.queue);
    if (wasFull && this.hasRoom) this.options.onRoom();
  }

  private pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.options.timers.after(delayMs, resolve);
      this.endPause = () => {
        cancel();
        resolve();
      };
    });
  }
}

function bytesOf(records: readonly LogRecord[]): number {
  return records.reduce((sum, { body }) => sum + body.length, 0);
}
