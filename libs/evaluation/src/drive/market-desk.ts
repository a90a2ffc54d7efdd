import type { SeatedAgent } from '@compass/agent-sdk';
import type { ResultReported, SolicitBidResponseInput, TasksClosed, TasksRequested } from '@compass/contracts';
import {
  auctionTasks,
  bidderKey,
  closeAccount,
  closeTasks,
  openAccount,
  openTask,
  parseTasksRequested,
  reasonToIgnore,
  settleReport,
  type Account,
  type Answer,
  type Attempt,
  type Bidder,
  type Decision,
  type MarketRules,
  type MarketTask,
  type Offer,
} from '@compass/service-task-market/domain';
import type { Agenda } from './agenda.js';
import { overTheWire, type WireEvent } from './wire.js';

/** The market's defaults; nothing in a verdict depends on them while every capability has a bidder. */
const rules: MarketRules = { patienceMs: 10_000, maxAttempts: 3, backoffMs: { first: 250, longest: 1_000 } };

/** The task market of one investigation, with its state in memory: its own rules decide, agents are asked directly. */
export class MarketDesk {
  #account: Account | undefined;
  readonly #tasks = new Map<string, MarketTask>();
  readonly #attempts = new Map<string, Attempt>();

  constructor(
    private readonly seats: readonly SeatedAgent[],
    private readonly agenda: Agenda,
  ) {}

  async request(data: TasksRequested): Promise<WireEvent[]> {
    const { tasks, investigationId, budgetMicros } = parseTasksRequested(data);
    this.#account ??= openAccount(investigationId, budgetMicros);
    const opened = tasks.map((task) => openTask(task, this.agenda.nowMs));
    return this.#auction(opened);
  }

  /** Another auction of a task that nobody could be found for. */
  async auctionAgain(taskId: string): Promise<WireEvent[]> {
    const task = this.#tasks.get(taskId);
    return task?.status === 'waiting' ? this.#auction([task]) : [];
  }

  settle(result: ResultReported): WireEvent[] {
    const attempt = this.#attempts.get(attemptKey(result));
    const task = this.#tasks.get(result.taskId);
    const { agent, agentVersion, status, costMicros } = result;
    const reported = { agent, agentVersion, completed: status === 'RESULT_STATUS_COMPLETED', costMicros };
    if (!task || !attempt || !this.#account || reasonToIgnore(reported, attempt)) return [];
    const position = { account: this.#account, task, attempt };
    return this.#record([settleReport(position, reported, this.agenda.nowMs, rules)]);
  }

  close(_: TasksClosed): WireEvent[] {
    if (!this.#account) return [];
    this.#account = closeAccount(this.#account);
    const waiting = [...this.#tasks.values()].filter(({ status }) => status === 'waiting');
    return this.#record(closeTasks(this.#account, waiting));
  }

  async #auction(tasks: readonly MarketTask[]): Promise<WireEvent[]> {
    const lots = await Promise.all(tasks.map(async (task) => ({ task, offers: await this.#solicit(task) })));
    return this.#record(auctionTasks(this.#account!, lots, this.#openAwards(), this.agenda.nowMs, rules));
  }

  #solicit({ task, attempt }: MarketTask): Promise<Offer[]> {
    const able = this.seats.filter(({ agent }) => agent.capabilities.includes(task.capability));
    return Promise.all(
      able.map(async (seat) => ({
        bidder: bidderOf(seat),
        answer: answerOf(await seat.solicitBid({ task, attempt: attempt + 1 })),
      })),
    );
  }

  #openAwards(): Map<string, number> {
    const open = [...this.#attempts.values()].filter(({ spentMicros }) => spentMicros === null);
    const keys = open.map(({ agent, agentVersion }) => bidderKey({ name: agent, version: agentVersion }));
    return new Map([...Map.groupBy(keys, (key) => key)].map(([key, same]) => [key, same.length]));
  }

  #record(decisions: readonly Decision[]): WireEvent[] {
    for (const { account, task, attempt, timer } of decisions) {
      const { taskId } = task.task;
      this.#account = account;
      this.#tasks.set(taskId, task);
      if (attempt) this.#attempts.set(attemptKey(attempt), attempt);
      this.agenda.clear({ kind: 'auction', taskId });
      if (timer?.kind === 'auction') this.agenda.set(timer.dueAtMs, { kind: 'auction', taskId });
    }
    return decisions.flatMap(({ events }) => events.map(overTheWire));
  }
}

const attemptKey = ({ taskId, attempt }: { taskId: string; attempt: number }): string => `${taskId}/${attempt}`;

function bidderOf({ agent: { name, version, expertise, capacity } }: SeatedAgent): Bidder {
  return { name, version, expertise, capacity, addresses: [`${name}:0`] };
}

function answerOf({ bid, decline }: SolicitBidResponseInput): Answer {
  if (bid) {
    const { priceMicros = 0, expectedSeconds = 0, confidence = 0 } = bid;
    return {
      kind: 'bid',
      priceMicros: Number(priceMicros),
      expectedSeconds: Number(expectedSeconds),
      confidence: Number(confidence),
    };
  }
  return decline ? { kind: 'declined', reason: decline.reason ?? '' } : { kind: 'no-answer' };
}
