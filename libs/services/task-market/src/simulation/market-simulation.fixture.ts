import type { ResultReported, Task, TasksRequested } from '@compass/contracts';
import type { AnyEventHandler, IncomingEvent, OutgoingEvent } from '@compass/messaging';
import type { LogFields, Logger } from '@compass/telemetry';
import { trace } from '@opentelemetry/api';
import type { Solicitation } from '../bidding/bid-solicitor.js';
import type { Offer } from '../domain/auction/offer.js';
import { now, rules } from '../domain/task/task.fixture.js';
import { AwardRequestedTasks } from '../handlers/award-requested-tasks.js';
import { CloseInvestigation } from '../handlers/close-investigation.js';
import { SettleReportedResult } from '../handlers/settle-reported-result.js';
import { MemoryMarketStore } from '../store/memory-market-store.fixture.js';
import type { MarketTransaction } from '../store/market-store.js';
import { AuctionAgain } from '../timers/auction-again.js';
import { SettleOverdueAttempt } from '../timers/settle-overdue-attempt.js';
import { TimerRunner } from '../timers/timer-runner.js';
import { expectBooksToBalance } from './books.fixture.js';
import { Crash, crashAfter } from './crash.fixture.js';
import { reportsOn, type Conduct } from './unreliable-agents.fixture.js';

const tracer = trace.getTracer('simulation');

/** A message for the market; it may be delivered any number of times. */
interface Message {
  readonly handler: 'request' | 'result' | 'close';
  readonly data: object;
}

export interface Scenario {
  /** What bidders offer for every task; nobody stands for several investigations. */
  readonly offers: readonly Offer[];
  /** What becomes of awards, in turn. */
  readonly conducts: readonly Conduct[];
}

/** The market's real handlers and timers, between agents and a bus on which nothing can be relied. */
export class MarketSimulation {
  readonly store = new MemoryMarketStore();
  readonly messages: Message[] = [];
  private nowMs = now;
  private crash = crashAfter(null);
  private read = 0;
  private awards = 0;
  private fault: Error | undefined;
  private readonly logger: Logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message, fields) => this.checkFailure(message, fields),
    error: (message, fields) => this.checkFailure(message, fields),
    child: () => this.logger,
  };
  private readonly handlers: Record<Message['handler'], AnyEventHandler<MarketTransaction>>;
  private readonly runner: TimerRunner;

  constructor(private readonly scenario: Scenario) {
    const clock = { now: () => this.nowMs };
    const solicitor = { solicit: (asked: readonly Solicitation[]) => this.solicit(asked) };
    this.store.interrupt = (step) => {
      if (step === 'after commit') this.checkBooks();
      this.crash(step);
    };
    this.handlers = {
      request: new AwardRequestedTasks(solicitor, clock, rules),
      result: new SettleReportedResult(clock, rules, this.logger),
      close: new CloseInvestigation(),
    };
    const actions = [
      new AuctionAgain(this.store, solicitor, clock, rules),
      new SettleOverdueAttempt(this.store, clock, rules),
    ];
    const timers = { after: () => () => undefined, every: () => () => undefined };
    this.runner = new TimerRunner(this.store, actions, { clock, timers, tracer, logger: this.logger });
  }

  request(investigationId: string, budgetMicros: number, tasks: readonly Task[]): void {
    this.messages.push({
      handler: 'request',
      data: { investigationId, budgetMicros, tasks } satisfies TasksRequestedInput,
    });
  }

  close(investigationId: string): void {
    this.messages.push({ handler: 'close', data: { investigationId, reason: 'concluded' } });
  }

  /** Does things at once, as several instances would; the process dies after so many steps of theirs, if any. */
  async together(things: readonly (() => Promise<void>)[], steps: number | null): Promise<void> {
    this.crash = crashAfter(steps);
    await Promise.all(things.map((thing) => thing().catch(ignoreCrash)));
    this.crash = crashAfter(null);
    if (this.fault) throw this.fault;
    this.letAgentsAnswer();
  }

  /** Handles a message, once more if it was handled before: nothing here remembers it. */
  async deliver(index: number): Promise<void> {
    const message = this.messages[index % this.messages.length];
    if (!message) return;
    const handler = this.handlers[message.handler];
    const incoming = { data: message.data } as IncomingEvent;
    const gathered = (await handler.gather?.(incoming)) as unknown;
    await this.store.transact((tx) => handler.handle(incoming, tx, gathered));
  }

  /** Lets time pass, and runs what is due then. */
  async pass(ms: number): Promise<void> {
    this.nowMs += ms;
    await this.runner.runDue();
  }

  /** Everything is delivered in the end, and all deadlines pass. */
  async finish(): Promise<void> {
    for (let index = 0; index < this.messages.length; index += 1) {
      await this.deliver(index);
      this.letAgentsAnswer();
    }
    for (let round = 0; round < 2_000 && this.store.state.timers.size > 0; round += 1) {
      const due = [...this.store.state.timers.values()].map(({ dueAtMs }) => dueAtMs);
      await this.pass(Math.max(0, Math.min(...due) - this.nowMs));
    }
  }

  private solicit(asked: readonly Solicitation[]): Promise<ReadonlyMap<string, readonly Offer[]>> {
    this.store.interrupt('bids');
    return Promise.resolve(new Map(asked.map(({ task }) => [task.taskId, this.scenario.offers])));
  }

  /** A timer's action may only fail because of a crash. */
  private checkFailure(message: string, fields: LogFields = {}): void {
    if ('code' in fields && fields['code'] !== 'unexpected')
      this.fault ??= new Error(`${message}: ${JSON.stringify(fields)}`);
  }

  /** Remembered, because who runs into it may take it for a failure of the store. */
  private checkBooks(): void {
    try {
      expectBooksToBalance(this.store.state);
    } catch (error) {
      this.fault ??= error as Error;
    }
  }

  private letAgentsAnswer(): void {
    const { published } = this.store.state;
    for (const event of published.slice(this.read)) if (isForAgent(event)) this.answer(event);
    this.read = published.length;
  }

  private answer(event: OutgoingEvent): void {
    const { conducts } = this.scenario;
    const reports = reportsOn(event, conducts[this.awards % conducts.length] ?? 'stays silent');
    this.awards += 1;
    this.messages.push(...reports.map((data: ResultReported) => ({ handler: 'result' as const, data })));
  }
}

type TasksRequestedInput =
  TasksRequested | { readonly tasks: readonly Task[]; investigationId: string; budgetMicros: number };

function isForAgent({ topic, type }: OutgoingEvent): boolean {
  return topic.startsWith('compass.agent.') && type === 'compass.market.v1.TaskAwarded';
}

function ignoreCrash(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}
