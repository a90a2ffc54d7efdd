import type { TopicSpec } from '@compass/contracts';
import type { Clock, Timers } from '@compass/kernel';
import {
  MemberSubscription,
  partitionName,
  type EventLog,
  type GroupMember,
  type LogRecord,
  type Membership,
  type OutboundMessage,
  type Subscription,
  type SubscriptionOptions,
} from '@compass/messaging';
import type { Logger } from '@compass/telemetry';
import { overWire, type Wire } from '../process/wire.js';
import { memberOf } from './group-member.js';
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

  private memberOf({ group, topics }: SubscriptionOptions): GroupMember {
    const { broker, wire, membership } = this.parts;
    const id = `${this.parts.id}/${this.drawn++}`;
    return overWire(wire, 'log', memberOf(broker, group, { id, topics, leaseMs: membership.leaseMs }));
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
