import { partitionName, type Holdings, type PartitionPosition } from '@compass/messaging';

interface Member {
  readonly topics: readonly string[];
  leaseUntilMs: number;
}

interface Claim {
  readonly topic: string;
  readonly partition: number;
  owner: string | undefined;
  committed: bigint;
}

export interface ConsumerGroupParts {
  readonly nowMs: () => number;
  /** How many records each partition of a topic has. */
  readonly partitionsOf: (topic: string) => readonly number[];
  /** Called when members should look again at what is theirs. */
  readonly changed: () => void;
}

/** The members of one group, what each of them holds, and how far it has come: as the log on PostgreSQL keeps it. */
export class ConsumerGroup {
  private readonly members = new Map<string, Member>();
  private readonly claims = new Map<string, Claim>();
  /** Drawn up anew when members or claims have changed. */
  private shared: [Claim, string | undefined][] | undefined;

  constructor(private readonly parts: ConsumerGroupParts) {}

  keepMembership(id: string, topics: readonly string[], leaseMs: number): Holdings {
    const nowMs = this.parts.nowMs();
    const joined = !this.members.has(id);
    this.members.set(id, { topics, leaseUntilMs: nowMs + leaseMs });
    if (this.dropSilent(nowMs) || joined) this.reshare();
    this.claimAll(topics);
    for (const [claim, share] of this.shares())
      if (share === id && (claim.owner === undefined || !this.members.has(claim.owner))) claim.owner = id;
    return this.holdingsOf(id);
  }

  commit(id: string, positions: readonly PartitionPosition[]): void {
    for (const position of positions) {
      const claim = this.claims.get(partitionName(position));
      if (claim?.owner === id) claim.committed = position.offset;
    }
  }

  release(id: string, positions: readonly PartitionPosition[]): void {
    for (const position of positions) {
      const claim = this.claims.get(partitionName(position));
      if (claim?.owner === id) claim.owner = undefined;
    }
    this.parts.changed();
  }

  leave(id: string): void {
    for (const claim of this.claims.values()) if (claim.owner === id) claim.owner = undefined;
    this.members.delete(id);
    this.reshare();
  }

  private reshare(): void {
    this.shared = undefined;
    this.parts.changed();
  }

  private dropSilent(nowMs: number): boolean {
    const silent = [...this.members].filter(([, { leaseUntilMs }]) => leaseUntilMs < nowMs);
    for (const [id] of silent) this.members.delete(id);
    return silent.length > 0;
  }

  private claimAll(topics: readonly string[]): void {
    for (const topic of topics)
      for (const partition of this.parts.partitionsOf(topic).keys()) {
        const name = partitionName({ topic, partition });
        if (this.claims.has(name)) continue;
        this.claims.set(name, { topic, partition, owner: undefined, committed: 0n });
        this.shared = undefined;
      }
  }

  /** Whose a partition should be: the members that want its topic take turns, in the order of their ids. */
  private shares(): [Claim, string | undefined][] {
    return (this.shared ??= this.drawUp());
  }

  private drawUp(): [Claim, string | undefined][] {
    const names = [...this.claims.keys()].sort();
    return names.map((name, place) => {
      const claim = this.claims.get(name)!;
      const wanting = [...this.members].filter(([, { topics }]) => topics.includes(claim.topic));
      return [claim, wanting.map(([id]) => id).sort()[place % wanting.length]];
    });
  }

  private holdingsOf(id: string): Holdings {
    const all = this.shares().filter(([{ owner }, share]) => share === id || owner === id);
    const isOurs = ([{ owner }]: [Claim, string | undefined]) => owner === id;
    return {
      holds: all.filter((each) => isOurs(each) && each[1] === id).map(([claim]) => this.assignmentOf(claim)),
      toRelease: all.filter(([, share]) => share !== id).map(([claim]) => this.assignmentOf(claim).start),
      settled: all.every((each) => (each[1] === id) === isOurs(each)),
    };
  }

  private assignmentOf({ topic, partition, committed }: Claim) {
    const end = this.parts.partitionsOf(topic)[partition]!;
    return { start: { topic, partition, offset: committed }, replayedBelow: BigInt(end) };
  }
}
