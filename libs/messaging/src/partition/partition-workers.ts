import type { Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { LogRecord, SubscriptionOptions } from '../port/event-log.js';
import { OffsetCommitter, type CommitOffsets } from './offset-committer.js';
import { partitionName, type PartitionPosition } from './partition-position.js';
import { PartitionWorker } from './partition-worker.js';

/** A partition that this member now holds. */
export interface Assignment {
  readonly start: PartitionPosition;
  readonly replayedBelow: bigint;
}

export interface PartitionWorkersOptions {
  readonly onBatch: SubscriptionOptions['onBatch'];
  readonly commit: CommitOffsets;
  /** Called when a partition that was full has room again. */
  readonly onRoom: () => void;
  /** False when this member may have lost its membership without knowing it yet. */
  readonly isMember: () => boolean;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** The workers of all partitions that one member holds. */
export class PartitionWorkers {
  private readonly workers = new Map<string, PartitionWorker>();
  private readonly committer: OffsetCommitter;
  private closed = false;

  constructor(private readonly options: PartitionWorkersOptions) {
    this.committer = new OffsetCommitter(options.commit, options.timers, options.logger);
  }

  get full(): PartitionPosition[] {
    return [...this.workers.values()].filter(({ hasRoom }) => !hasRoom).map(({ position }) => position);
  }

  get held(): PartitionPosition[] {
    return [...this.workers.values()].map(({ position }) => position);
  }

  /** @param name `<topic>/<partition>` */
  has(name: string): boolean {
    return this.workers.has(name);
  }

  /** Starts to work on a partition. Held already: goes on as it is, with what it has in memory. */
  hold(assignment: Assignment): void {
    if (this.closed || this.has(partitionName(assignment.start))) return;
    const { onBatch, onRoom, isMember, timers, logger } = this.options;
    const onProgress = (position: PartitionPosition) => this.committer.moved(position);
    const worker = new PartitionWorker({ ...assignment, onBatch, onProgress, onRoom, isMember, timers, logger });
    this.workers.set(partitionName(assignment.start), worker);
  }

  /**
   * Reads what comes next in the partitions that have room, and hands it to the workers that asked for it: a partition may be lost
   * meanwhile, or lost and held again, from another position on. Gives whether there was anything.
   */
  async fetch(read: (from: readonly PartitionPosition[]) => Promise<LogRecord[]>): Promise<boolean> {
    const asking = [...this.workers].filter(([, { hasRoom }]) => hasRoom);
    if (asking.length === 0) return false;
    const records = Map.groupBy(await read(asking.map(([, { position }]) => position)), partitionName);
    for (const [name, worker] of asking) worker.offer(records.get(name) ?? []);
    return records.size > 0;
  }

  /** Hands fetched records, of any partitions, to their workers. */
  offer(records: readonly LogRecord[]): void {
    const byPartition = Map.groupBy(records, partitionName);
    for (const [name, ofPartition] of byPartition) this.workers.get(name)?.offer(ofPartition);
  }

  /** Commits what is acknowledged, now rather than a little later. */
  commit(): Promise<void> {
    return this.committer.flush();
  }

  /** These partitions are others' already. */
  revoke(partitions: readonly PartitionPosition[]): void {
    for (const partition of partitions) {
      this.workers.get(partitionName(partition))?.revoke();
      this.workers.delete(partitionName(partition));
      this.committer.forget(partition);
    }
  }

  /** Ends the work on these partitions in order: finishes what is at hand, commits it, lets go. */
  async release(partitions: readonly PartitionPosition[]): Promise<void> {
    await Promise.all(partitions.map(async (partition) => this.workers.get(partitionName(partition))?.finish()));
    await this.committer.flush();
    this.revoke(partitions);
  }

  /** Ends all work in order, and takes on no more. */
  async close(): Promise<void> {
    this.closed = true;
    await this.release(this.held);
    this.committer.close();
  }
}
