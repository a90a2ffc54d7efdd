/** Where a member stands in one partition. */
export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
  /** The next record's offset. */
  readonly offset: bigint;
}

export function partitionName({ topic, partition }: Pick<PartitionPosition, 'topic' | 'partition'>): string {
  return `${topic}/${partition}`;
}
