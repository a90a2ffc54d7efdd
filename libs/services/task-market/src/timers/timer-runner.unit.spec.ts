import { beforeEach, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import type { Logger } from '@compass/telemetry';
import { now } from '../domain/task/task.fixture.js';
import { MemoryMarketStore } from '../store/memory-market-store.fixture.js';
import type { DueTimer } from '../store/market-timers.js';
import { TimerRunner } from './timer-runner.js';

const nothing = () => undefined;
const silent: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => silent };
const ports = {
  clock: { now: () => now },
  timers: { after: () => () => undefined, every: () => () => undefined },
  tracer: trace.getTracer('test'),
  logger: silent,
};

let store: MemoryMarketStore;
let ran: string[][];
beforeEach(() => {
  [store, ran] = [new MemoryMarketStore(), []];
});

const timer = (subject: string, investigationId: string) =>
  ({ subject, kind: 'auction', investigationId, dueAtMs: now }) as const;

function runner(fails: (subjects: string[]) => boolean = () => false) {
  const run = (due: readonly DueTimer[]) => {
    const subjects = due.map(({ subject }) => subject).sort();
    ran.push(subjects);
    return fails(subjects) ? Promise.reject(new Error('no')) : Promise.resolve();
  };
  return new TimerRunner(store, [{ kind: 'auction', run }], ports);
}

test('timers of one investigation that are due together run together, those of others beside them', async () => {
  await store.transact(({ timers }) => timers.set([timer('a', 'one'), timer('b', 'other'), timer('c', 'one')]));
  await runner().runDue();
  expect(ran.sort()).toEqual([['a', 'c'], ['b']]);
});

test('when they fail together, each runs by itself, and one that fails takes no other with it', async () => {
  await store.transact(({ timers }) => timers.set([timer('a', 'one'), timer('bad', 'one'), timer('c', 'one')]));
  await runner((subjects) => subjects.includes('bad')).runDue();
  expect(ran).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
});
