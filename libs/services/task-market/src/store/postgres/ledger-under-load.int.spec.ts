import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ResultReported } from '@compass/contracts';
import type { Timers } from '@compass/kernel';
import type { IncomingEvent } from '@compass/messaging';
import { createTestDatabase } from '@compass/testing';
import { createLogger } from '@compass/telemetry';
import { trace } from '@opentelemetry/api';
import type { Solicitation } from '../../bidding/bid-solicitor.js';
import { anOffer, aTask, now, rules } from '../../domain/task/task.fixture.js';
import { AwardRequestedTasks } from '../../handlers/award-requested-tasks.js';
import { SettleReportedResult } from '../../handlers/settle-reported-result.js';
import { Crash } from '../../simulation/crash.fixture.js';
import { conducts, reportsOn } from '../../simulation/unreliable-agents.fixture.js';
import { AuctionAgain } from '../../timers/auction-again.js';
import { SettleOverdueAttempt } from '../../timers/settle-overdue-attempt.js';
import { TimerRunner } from '../../timers/timer-runner.js';
import { dyingAgainAndAgain } from './faulty-store.fixture.js';
import { openPostgresMarketStore, type OpenedPostgresStore } from './open-market-store.fixture.js';

const budgetMicros = 1_500_000;
const offers = [anOffer('a', { priceMicros: 60_000 }), anOffer('b', { priceMicros: 100_000 }), anOffer('c')];
const logger = createLogger({ service: 'test', instance: '1', level: 'silent' });
const tracer = trace.getTracer('test');
let nowMs = now;
const clock = { now: () => nowMs };
const solicitor = {
  solicit: (asked: readonly Solicitation[]) => Promise.resolve(new Map(asked.map(({ task }) => [task.taskId, offers]))),
};

const idle: Timers = { after: () => () => undefined, every: () => () => undefined };
const pace = { pollMs: 1, claimMs: 50, batch: 5 };

/** One of several instances of the market on the same database. */
async function startInstance(url: string) {
  const opened = await openPostgresMarketStore(url);
  const store = dyingAgainAndAgain(opened.store);
  const actions = [new AuctionAgain(store, solicitor, clock, rules), new SettleOverdueAttempt(store, clock, rules)];
  return {
    ...opened,
    award: new AwardRequestedTasks(solicitor, clock, rules),
    settle: new SettleReportedResult(clock, rules, logger),
    handleWith: store,
    runner: new TimerRunner(store, actions, { clock, timers: idle, tracer, logger }, pace),
  };
}

type Instance = Awaited<ReturnType<typeof startInstance>>;
let instances: [Instance, Instance];

beforeAll(async () => {
  const { url } = await createTestDatabase();
  instances = await Promise.all([startInstance(url), startInstance(url)]);
});
afterAll(() => Promise.all(instances.map((instance) => instance.close())));

/** As the bus does: again until it worked. */
async function untilHandled(run: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await run();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

const incoming = (data: object) => ({ data }) as IncomingEvent<never>;

const request = (investigation: number, number: number) => (instance: Instance) => {
  const investigationId = `investigation-${investigation}`;
  const tasks = [0, 1].map((each) => aTask({ taskId: `${investigationId}/${number}/${each}`, investigationId }));
  const event = incoming({ investigationId, budgetMicros, tasks });
  return untilHandled(async () => {
    const gathered = await instance.award.gather(event);
    await instance.handleWith.transact((tx) => instance.award.handle(event, tx, gathered));
  });
};

const report = (data: ResultReported) => (instance: Instance) =>
  untilHandled(() => instance.handleWith.transact((tx) => instance.settle.handle(incoming(data), tx)));

const runTimers = (instance: Instance) => untilHandled(() => instance.runner.runDue());

const everywhere = (things: readonly ((instance: Instance) => Promise<void>)[]) =>
  Promise.all(things.flatMap((thing) => instances.map((instance) => thing(instance))));

interface Books {
  budget_micros: number;
  reserved_micros: number;
  spent_micros: number;
  reserved_by_attempts: number;
  spent_by_attempts: number;
}

async function expectBooksToBalance({ unitOfWork }: OpenedPostgresStore): Promise<Books[]> {
  const books = await unitOfWork.read((sql) =>
    sql.query<Books>(
      `SELECT budget_micros, account.reserved_micros, account.spent_micros,
         coalesce(sum(attempt.reserved_micros) FILTER (WHERE attempt.spent_micros IS NULL), 0)::bigint AS reserved_by_attempts,
         coalesce(sum(attempt.spent_micros), 0)::bigint AS spent_by_attempts
       FROM account LEFT JOIN attempt USING (investigation_id) GROUP BY investigation_id`,
    ),
  );
  for (const book of books) {
    expect(book.reserved_by_attempts).toBe(book.reserved_micros);
    expect(book.spent_by_attempts).toBe(book.spent_micros);
    expect(book.reserved_micros + book.spent_micros).toBeLessThanOrEqual(book.budget_micros);
  }
  return books;
}

test('two instances, everything delivered to both at once, transactions that die: the budgets hold, and all is settled once', async () => {
  const investigations = [0, 1, 2];
  const requests = investigations.flatMap((each) => Array.from({ length: 8 }, (_, number) => request(each, number)));
  await everywhere(requests);
  let answered = 0;
  for (let round = 0; round < 12; round += 1) {
    await expectBooksToBalance(instances[0]);
    const awards = (await instances[0].published())
      .filter(({ topic }) => topic.startsWith('compass.agent.'))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const reports = awards.flatMap((award, index) =>
      reportsOn(award, conducts[index % conducts.length] ?? 'stays silent').map(report),
    );
    nowMs += round % 2 === 0 ? 500 : 30_000;
    await everywhere([...reports, runTimers, ...requests.slice(round, round + 2), runTimers]);
    answered += reports.length;
  }
  for (
    nowMs += 120_000;
    (await instances[0].store.read(({ timers }) => timers.nextDueAtMs())) !== undefined;
    nowMs += 1_000
  )
    await everywhere([runTimers]);

  expect(answered).toBeGreaterThan(100);
  const books = await expectBooksToBalance(instances[0]);
  expect(books.map((book) => book.reserved_micros)).toEqual([0, 0, 0]);
  const [open] = await instances[0].unitOfWork.read((sql) =>
    sql.query<{ tasks: number }>(`SELECT count(*) AS tasks FROM task WHERE status <> 'ended'`),
  );
  expect(open?.tasks).toBe(0);
});
