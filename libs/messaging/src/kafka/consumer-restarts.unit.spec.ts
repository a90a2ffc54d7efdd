import { expect, test } from '@jest/globals';
import type { Cancel, Timers } from '@compass/kernel';
import type { Admin, Consumer, Kafka } from 'kafkajs';
import { silentLogger } from '../contract/silent-logger.js';
import { KafkaSubscription } from './kafka-subscription.js';

/** What kafkajs throws when no broker says where a group's coordinator is, for example while a cluster starts. */
const coordinatorNotFound = Object.assign(new Error('Failed to find group coordinator'), {
  name: 'KafkaJSGroupCoordinatorNotFound',
  retriable: false,
});
const refused = Object.assign(new Error('refused'), { type: 'INVALID_SESSION_TIMEOUT' });

type Listener = (event: { payload: object }) => void;

/** A consumer as kafkajs has it, that crashes when it is told to, and then is over. */
class CrashingConsumer {
  readonly events = { GROUP_JOIN: 'join', REBALANCING: 'rebalancing', CRASH: 'crash' };
  runs = 0;
  private readonly listeners = new Map<string, Listener>();

  on(event: string, listener: Listener): void {
    this.listeners.set(event, listener);
  }
  connect = () => Promise.resolve();
  subscribe = () => Promise.resolve();
  disconnect = () => Promise.resolve();
  pause = () => undefined;
  resume = () => undefined;
  run(): Promise<void> {
    this.runs += 1;
    return Promise.resolve();
  }
  crash(error: Error): void {
    this.listeners.get('crash')?.({ payload: { error, restart: false } });
  }
  join(): void {
    this.listeners.get('join')?.({ payload: { memberAssignment: {} } });
  }
}

/** Timers that go off when the test says so. */
class HeldTimers implements Timers {
  readonly pauses: number[] = [];
  private readonly tasks = new Set<() => void>();

  after(delayMs: number, task: () => void): Cancel {
    this.pauses.push(delayMs);
    this.tasks.add(task);
    return () => this.tasks.delete(task);
  }
  every = (): Cancel => () => undefined;
  async goOff(): Promise<void> {
    const due = [...this.tasks];
    this.tasks.clear();
    due.forEach((task) => task());
    await new Promise(setImmediate);
  }
}

async function startedSubscription() {
  const consumer = new CrashingConsumer();
  const timers = new HeldTimers();
  const kafka = { consumer: () => consumer as unknown as Consumer } as unknown as Kafka;
  const subscription = new KafkaSubscription(
    { kafka, admin: {} as Admin, membership: { leaseMs: 6_000, heartbeatMs: 2_000 }, timers, logger: silentLogger },
    { group: 'g', topics: ['t'], onBatch: () => Promise.resolve() },
    () => undefined,
  );
  await subscription.start();
  return { consumer, timers, subscription };
}

test('a consumer that kafkajs ended is started again, later each time, and alive all the while', async () => {
  const { consumer, timers, subscription } = await startedSubscription();
  for (const starts of [1, 2, 3]) {
    expect(consumer.runs).toBe(starts);
    consumer.crash(coordinatorNotFound);
    await timers.goOff();
    expect(subscription.isAlive()).toBe(true);
  }
  expect(timers.pauses).toEqual([...timers.pauses].sort((a, b) => a - b));
  expect(new Set(timers.pauses).size).toBe(3);
});

test('a consumer that joined in between has all its starts again', async () => {
  const { consumer, timers, subscription } = await startedSubscription();
  for (let crash = 0; crash < 50; crash += 1) {
    consumer.crash(coordinatorNotFound);
    await timers.goOff();
    consumer.join();
  }
  expect(subscription.isAlive()).toBe(true);
  expect(consumer.runs).toBe(51);
});

test.each([
  ['crashes again and again without joining', coordinatorNotFound, 50],
  ['is refused for good', refused, 1],
])('a consumer that %s is not alive, so that its process is replaced', async (_, error, crashes) => {
  const { consumer, timers, subscription } = await startedSubscription();
  for (let crash = 0; crash < crashes; crash += 1) {
    consumer.crash(error);
    await timers.goOff();
  }
  expect(subscription.isAlive()).toBe(false);
});
