import { expect, test } from '@jest/globals';
import type { Timers } from '@compass/kernel';
import { trace } from '@opentelemetry/api';
import { silentLogger } from '../contract/silent-logger.js';
import type { Inbox } from '../port/inbox.js';
import type { MessagingTransaction, Store } from '../port/store.js';
import { HandlerTable } from './handler-table.js';
import { MessageMetrics } from './message-metrics.js';
import { ParkedMessages } from './parked-messages.js';
import { defaultRetryPolicy } from './retry-policy.js';

test('what is due, and locked by another instance, is looked at again after a pause', async () => {
  const clock = { now: () => 1_000 };
  let looks = 0;
  const inbox: Pick<Inbox, 'claimDue' | 'nextDueAtMs'> = {
    claimDue: () => Promise.resolve([]),
    nextDueAtMs: () => {
      looks += 1;
      return looks < 10 ? Promise.resolve(900) : new Promise(() => undefined);
    },
  };
  const store = {
    transact: (work: (tx: MessagingTransaction) => unknown) => work({ inbox } as MessagingTransaction),
  } as Store<MessagingTransaction>;
  const paused = Promise.withResolvers<number>();
  const timers: Timers = {
    after: (delayMs) => {
      paused.resolve(delayMs);
      return () => undefined;
    },
    every: () => () => undefined,
  };
  const handlers = new HandlerTable<MessagingTransaction>('test', [], []);
  const metrics = new MessageMetrics('test', clock);
  const common = { handlers, store, metrics, clock, retry: defaultRetryPolicy, logger: silentLogger };
  const parked = new ParkedMessages({ ...common, tracer: trace.getTracer('test') }, 'test', timers);
  parked.wake();
  const delayMs = await Promise.race([paused.promise, new Promise<number>((resolve) => setImmediate(resolve, 0))]);
  expect(delayMs).toBeGreaterThan(0);
  expect(looks).toBe(1);
});
