import type { Cancel, Clock, Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { Membership } from '../membership.js';
import type { Subscription, SubscriptionOptions } from '../port/event-log.js';
import { Coalesced } from './coalesced.js';
import type { GroupMember } from './group-member.js';
import { partitionName, type PartitionPosition } from './partition-position.js';
import { PartitionWorkers } from './partition-workers.js';
import type { Sleeper } from './sleeper.js';

export interface MemberSubscriptionOptions {
  readonly membership: Membership;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** One member of a group. Woken when there is something to read; each heartbeat also looks for what a lost wake-up left behind. */
export class MemberSubscription implements Subscription, Sleeper {
  readonly joined: Promise<void>;
  private readonly workers: PartitionWorkers;
  private readonly heartbeats: Coalesced;
  private readonly fetches: Coalesced;
  private readonly releasing = new Set<string>();
  private settle!: () => void;
  private stopHeartbeats: Cancel = () => undefined;
  private leaseEndMs = 0;
  private releases = 0;
  private stopped?: Promise<void>;

  constructor(
    private readonly member: GroupMember,
    private readonly options: MemberSubscriptionOptions,
    private readonly subscriber: SubscriptionOptions,
    private readonly onStopped: (subscription: MemberSubscription) => void,
  ) {
    const { clock, timers, logger } = options;
    this.heartbeats = new Coalesced(
      () => this.heartbeat(),
      (error) => logger.warn('no heartbeat to the event log', { group: subscriber.group, error }),
    );
    this.fetches = new Coalesced(
      () => this.fetch(),
      (error) => logger.warn('no fetch from the event log', { group: subscriber.group, error }),
    );
    this.workers = new PartitionWorkers({
      onBatch: subscriber.onBatch,
      commit: (positions) => this.member.commit(positions),
      onRoom: () => this.fetches.request(),
      isMember: () => clock.now() < this.leaseEndMs,
      timers,
      logger,
    });
    this.joined = new Promise((resolve) => (this.settle = resolve));
  }

  start(): void {
    this.heartbeats.request();
    this.stopHeartbeats = this.options.timers.every(this.options.membership.heartbeatMs, () => this.onReconnect());
  }

  onRecords(partition: string): void {
    if (this.workers.has(partition)) this.fetches.request();
  }

  onGroup(group: string): void {
    if (group === this.subscriber.group) this.heartbeats.request();
  }

  onReconnect(): void {
    this.heartbeats.request();
    this.fetches.request();
  }

  isAlive(): boolean {
    return true;
  }

  stop(): Promise<void> {
    return (this.stopped ??= this.drainAndLeave());
  }

  private async drainAndLeave(): Promise<void> {
    await this.fetches.close();
    await this.workers.close(); // which may take longer than a lease
    this.stopHeartbeats();
    await this.heartbeats.close();
    await this.member.leave().catch((error: unknown) => {
      this.options.logger.warn('left the group without saying so: its lease must end first', { error });
    });
    this.onStopped(this);
  }

  private async heartbeat(): Promise<void> {
    const { clock, membership } = this.options;
    const [startedAtMs, releases] = [clock.now(), this.releases];
    const { holds, toRelease, settled } = await this.member.heartbeat();
    this.leaseEndMs = startedAtMs + membership.leaseMs;
    if (releases !== this.releases) return this.heartbeats.request(); // what it says may be of before the release
    const owned = new Set([...holds.map(({ start }) => start), ...toRelease].map(partitionName));
    this.workers.revoke(this.workers.held.filter((partition) => !owned.has(partitionName(partition))));
    for (const assignment of holds) this.workers.hold(assignment);
    for (const partition of toRelease) void this.release(partition);
    if (settled) this.settle();
    this.fetches.request();
  }

  /** In the background: the work at hand may take long, and the heartbeats go on. */
  private async release(partition: PartitionPosition): Promise<void> {
    const name = partitionName(partition);
    if (this.releasing.has(name)) return;
    this.releasing.add(name);
    try {
      await this.workers.release([partition]);
      await this.member.release([partition]);
    } catch (error) {
      this.options.logger.warn('a partition is not released yet', { partition: name, error });
    } finally {
      this.releases += 1;
      this.releasing.delete(name);
      this.heartbeats.request();
    }
  }

  private async fetch(): Promise<void> {
    const found = await this.workers.fetch((from) => this.member.read(from));
    if (found) this.fetches.request(); // there may be more than one fetch takes
  }
}
