import type { Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import { partitionName, type PartitionPosition } from './partition-position.js';

export type CommitOffsets = (positions: readonly PartitionPosition[]) => Promise<void>;

/** Long enough to make one commit of many acknowledgements, short enough that little comes again after a crash. */
const delayMs = 500;
const retryDelayMs = 1_000;

/** Writes acknowledged positions to the log, some time later and together: nobody who handles a message waits for it. */
export class OffsetCommitter {
  private readonly pending = new Map<string, PartitionPosition>();
  private cancel?: () => void;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly commit: CommitOffsets,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  moved(position: PartitionPosition): void {
    this.pending.set(partitionName(position), position);
    this.schedule(delayMs);
  }

  /** The partition is another's: its position is no longer this member's to write. */
  forget(position: PartitionPosition): void {
    this.pending.delete(partitionName(position));
  }

  /** Writes what is pending now. A failure is logged; the positions stay pending and are written later. */
  flush(): Promise<void> {
    this.cancel?.();
    this.cancel = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Ends the schedule. */
  close(): void {
    this.cancel?.();
    this.pending.clear();
  }

  private schedule(afterMs: number): void {
    this.cancel ??= this.timers.after(afterMs, () => void this.flush());
  }

  private async write(): Promise<void> {
    const positions = [...this.pending.values()];
    if (positions.length === 0) return;
    this.pending.clear();
    try {
      await this.commit(positions);
    } catch (error) {
      this.logger.warn('offsets are not committed yet', { error });
      for (const position of positions)
        if (!this.pending.has(partitionName(position))) this.pending.set(partitionName(position), position);
      this.schedule(retryDelayMs);
    }
  }
}
