import type { TopicSpec } from '@compass/contracts';
import type { Clock, Timers } from '@compass/kernel';
import {
  MemberSubscription,
  partitionName,
  type EventLog,
  type LogRecord,
  type Membership,
  type OutboundMessage,
  type PartitionPosition,
  type Subscription,
  type SubscriptionOptions,
} from '@compass/messaging';
import type { Logger } from '@compass/telemetry';
import { overWire, type Wire } from '../process/wire.js';
import type { LogListener, SimulatedBroker } from './simulated-broker.js';

export interface SimulatedEventLogParts {
  readonly broker: SimulatedBroker;
  readonly wire: Wire;
  /** Unlike that of any other process. */
  readonly id: string;
  readonly membership: Membership;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Has this process told something, some time later or never. */
  readonly wake: (task: () => void) => void;
}

/** The log as one process reaches it. Its members are messaging's own; only what they talk to is simulated. */
export class SimulatedEventLog implements EventLog {
  private readonly subscriptions = new Map<MemberSubscription, () => void>();
  private drawn = 0;

  constructor(private readonly parts: SimulatedEventLogParts) {}

  ensureTopics(topics: readonly TopicSpec[]): Promise<void> {
    const { wire, broker } = this.parts;
    return wire.call('log.ensureTopics', () => broker.ensureTopics(topics));
  }

  append(messages: readonly OutboundMessage[]): Promise<void> {
    const { wire, broker } = this.parts;
    return wire.call('log.append', () => broker.append(messages));
  }

  async subscribe(subscriber: SubscriptionOptions): Promise<Subscription> {
    const { wire, broker } = this.parts;
    await wire.call('log.subscribe', () => subscriber.topics.forEach((topic) => broker.topicOf(topic)));
    const subscription = new MemberSubscription(this.memberOf(subscriber), this.parts, subscriber, (stopped) => {
      this.subscriptions.get(stopped)?.();
      this.subscriptions.delete(stopped);
    });
    const stopListening = broker.listen(this.listenerOf(subscription));
    this.subscriptions.set(subscription, stopListening);
    wire.onCrash(stopListening);
    subscription.start();
    return subscription;
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions.keys()].map((subscription) => subscription.stop()));
  }

  private memberOf({ group: name, topics }: SubscriptionOptions) {
    const { broker, wire, membership } = this.parts;
    const group = broker.group(name);
    const id = `${this.parts.id}/${this.drawn++}`;
    const settled = <T>(value: T) => Promise.resolve(value);
    return overWire(wire, 'log', {
      heartbeat: () => settled(group.keepMembership(id, topics, membership.leaseMs)),
      read: (from: readonly PartitionPosition[]) => settled(broker.read(from)),
      commit: (positions: readonly PartitionPosition[]) => settled(group.commit(id, positions)),
      release: (positions: readonly PartitionPosition[]) => settled(group.release(id, positions)),
      leave: () => settled(group.leave(id)),
    });
  }

  private listenerOf(subscription: MemberSubscription): LogListener {
    const { wake } = this.parts;
    return {
      onRecords: (records: readonly LogRecord[]) => {
        for (const name of new Set(records.map(partitionName))) wake(() => subscription.onRecords(name));
      },
      onGroup: (group) => wake(() => subscription.onGroup(group)),
    };
  }
}
