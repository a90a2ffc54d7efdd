import { RetryableError, type Cancel, type Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Membership } from '../membership.js';
import { partitionName, type PartitionPosition } from '../partition/partition-position.js';
import { PartitionWorkers } from '../partition/partition-workers.js';
import type { Subscription, SubscriptionOptions } from '../port/event-log.js';
import { ConsumerRestarts } from './consumer-restarts.js';
import { asLogError } from './kafka-errors.js';
import { recordsOf } from './kafka-records.js';
import { startingAssignments } from './starting-assignments.js';
import { within } from './within.js';

/** How long a fetch waits when there is nothing: bounds how long stopping takes. */
const fetchWaitMs = 250;
const rebalanceTimeoutMs = 10_000;
const leaveTimeoutMs = 3_000;
const commitTimeoutMs = 3_000;
const retryMs = 200;

export interface KafkaSubscriptionOptions {
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly membership: Membership;
  readonly timers: Timers;
  readonly logger: Logger;
}

/**
 * One member of a group. kafkajs only fetches and keeps the membership: records go into the workers' queues at once, so
 * that its loop never waits for a handler, and never sees what a handler throws (some errors end it silently).
 */
export class KafkaSubscription implements Subscription {
  readonly joined: Promise<void>;
  private readonly consumer: Consumer;
  private readonly workers: PartitionWorkers;
  private paused: readonly PartitionPosition[] = [];
  private commitToGroup?: EachBatchPayload['commitOffsetsIfNecessary'];
  private assigned: Promise<void> = Promise.resolve();
  private settle!: () => void;
  private generation = 0;
  private readonly restarts = new ConsumerRestarts();
  private cancelRestart: Cancel = () => undefined;
  private crashed = false;
  private stopped?: Promise<void>;

  constructor(
    private readonly options: KafkaSubscriptionOptions,
    private readonly subscriber: SubscriptionOptions,
    private readonly onStopped: (subscription: KafkaSubscription) => void,
  ) {
    const { kafka, membership, timers, logger } = options;
    this.consumer = kafka.consumer({
      groupId: subscriber.group,
      sessionTimeout: membership.leaseMs,
      heartbeatInterval: membership.heartbeatMs,
      rebalanceTimeout: rebalanceTimeoutMs,
      maxWaitTimeInMs: fetchWaitMs,
    });
    this.workers = new PartitionWorkers({
      onBatch: subscriber.onBatch,
      commit: (positions) => this.commit(positions),
      onRoom: () => this.resume(),
      isMember: () => true,
      timers,
      logger,
    });
    this.joined = new Promise((resolve) => (this.settle = resolve));
  }

  /** Resolves when the brokers are reached; joining goes on in the background. */
  async start(): Promise<void> {
    const { GROUP_JOIN, REBALANCING, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => this.onAssigned(payload.memberAssignment));
    this.consumer.on(REBALANCING, () => void this.workers.commit());
    this.consumer.on(CRASH, ({ payload }) => this.onCrash(payload.error, payload.restart));
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...this.subscriber.topics], fromBeginning: true });
    } catch (error) {
      throw asLogError(error);
    }
    this.run();
  }

  private run(): void {
    this.consumer
      .run({ autoCommit: false, eachBatch: (payload) => this.onFetched(payload) })
      .catch((error: unknown) => this.onCrash(error, false));
  }

  isAlive(): boolean {
    return !this.crashed;
  }

  stop(): Promise<void> {
    return (this.stopped ??= this.drainAndLeave());
  }

  private async drainAndLeave(): Promise<void> {
    const { timers, logger } = this.options;
    this.cancelRestart();
    await this.workers.close();
    if (!this.crashed) await within(timers, leaveTimeoutMs, this.joined); // kafkajs cannot stop while it joins
    this.generation += 1;
    if (!(await within(timers, leaveTimeoutMs, this.consumer.disconnect())))
      logger.warn('left the group without saying so: its lease must end first', { group: this.subscriber.group });
    this.onStopped(this);
  }

  /** A partition that stays here goes on undisturbed: what kafkajs now fetches again is left out by its worker. */
  private onAssigned(memberAssignment: Record<string, number[]>): void {
    this.restarts.joined();
    const assigned = Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition, offset: 0n })),
    );
    const names = new Set(assigned.map(partitionName));
    this.workers.revoke(this.workers.held.filter((partition) => !names.has(partitionName(partition))));
    this.regulate(() => this.consumer.resume(assigned.map(topicPartitions))); // kafkajs remembers what it paused before
    this.assigned = this.hold(assigned.filter((partition) => !this.workers.has(partitionName(partition))));
  }

  private async hold(partitions: readonly PartitionPosition[]): Promise<void> {
    const generation = ++this.generation;
    while (generation === this.generation) {
      try {
        const member = { admin: this.options.admin, consumer: this.consumer, group: this.subscriber.group };
        const assignments = await startingAssignments(member, partitions);
        if (generation !== this.generation) return;
        for (const assignment of assignments) this.workers.hold(assignment);
        return this.settle();
      } catch (error) {
        this.options.logger.warn('the ends of the assigned partitions are not known yet', { error });
        await new Promise<void>((resolve) => this.options.timers.after(retryMs, resolve));
      }
    }
  }

  private async onFetched({ batch, commitOffsetsIfNecessary }: EachBatchPayload): Promise<void> {
    this.commitToGroup = commitOffsetsIfNecessary;
    await this.assigned;
    this.workers.offer(recordsOf(batch));
    this.pause();
  }

  private pause(): void {
    this.paused = this.workers.full;
    if (this.paused.length > 0) this.regulate(() => this.consumer.pause(this.paused.map(topicPartitions)));
  }

  private resume(): void {
    this.regulate(() => this.consumer.resume(this.paused.map(topicPartitions)));
    this.pause();
  }

  /** kafkajs refuses while it is stopped or starts anew; then it fetches everything, and what is full is paused again. */
  private regulate(change: () => void): void {
    try {
      change();
    } catch (error) {
      this.options.logger.debug('fetching is not regulated', { error });
    }
  }

  private async commit(positions: readonly PartitionPosition[]): Promise<void> {
    const topics = positions.map(({ topic, partition, offset }) => ({
      topic,
      partitions: [{ partition, offset: String(offset) }],
    }));
    const committing = this.commitToGroup?.({ topics }) ?? Promise.resolve();
    if (!(await within(this.options.timers, commitTimeoutMs, committing)))
      throw new RetryableError('event-log-unavailable', `no commit within ${commitTimeoutMs} ms`);
    await committing;
  }

  /** @param restarts whether kafkajs itself starts the consumer again */
  private onCrash(thrown: unknown, restarts: boolean): void {
    const error = asLogError(thrown);
    this.options.logger.error('the consumer crashed', { group: this.subscriber.group, restarts, error });
    if (restarts || this.stopped) return;
    const pauseMs = this.restarts.afterCrash(error);
    if (pauseMs === undefined) this.crashed = true;
    else this.cancelRestart = this.options.timers.after(pauseMs, () => void this.startAgain());
  }

  private async startAgain(): Promise<void> {
    try {
      await this.consumer.disconnect();
      await this.consumer.connect();
    } catch (error) {
      return this.onCrash(error, false);
    }
    if (!this.stopped) this.run();
  }
}

function topicPartitions({ topic, partition }: PartitionPosition): { topic: string; partitions: number[] } {
  return { topic, partitions: [partition] };
}
