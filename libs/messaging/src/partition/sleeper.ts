/** Who wants to be woken. */
export interface Sleeper {
  /** Partition `<topic>/<partition>` has new records. */
  onRecords(partition: string): void;
  /** The members of this group have changed. */
  onGroup(group: string): void;
  /** Anything may have been missed. */
  onReconnect(): void;
}
