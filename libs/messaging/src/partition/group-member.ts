import type { LogRecord } from '../port/event-log.js';
import type { PartitionPosition } from './partition-position.js';
import type { Assignment } from './partition-workers.js';

/** What a member holds of its group after a heartbeat. */
export interface Holdings {
  readonly holds: readonly Assignment[];
  /** Held, but another's share: to be released once the work at hand is done. */
  readonly toRelease: readonly PartitionPosition[];
  /** It holds exactly its share. */
  readonly settled: boolean;
}

/** One member of a consumer group whose lease it renews itself, as the log's store sees it. */
export interface GroupMember {
  /** Renews the lease (or joins) and gives what this member holds now. */
  heartbeat(): Promise<Holdings>;
  /** The next records of each partition, in order; at least one of each that has any. */
  read(from: readonly PartitionPosition[]): Promise<LogRecord[]>;
  /** Only for partitions that are still this member's. */
  commit(positions: readonly PartitionPosition[]): Promise<void>;
  release(positions: readonly PartitionPosition[]): Promise<void>;
  leave(): Promise<void>;
}
