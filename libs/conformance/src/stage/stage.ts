import { randomUUID } from 'node:crypto';
import {
  agentTopic,
  type AgentRegistration,
  type AwardInput,
  type EventInput,
  type SolicitBidResponse,
  type Task,
} from '@compass/contracts';
import { event, sealEvent, type EventLog, type OutboundMessage } from '@compass/messaging';
import type { GrpcClients } from '@compass/runtime';
import { demand, NotJudged } from '../check.js';
import type { RunningSubject, Subject } from '../subject/subject.js';
import { taskOf, type Ask } from './ask.js';
import type { PlayedEvidence } from './played-evidence.js';
import type { PlayedMarket } from './played-market.js';
import type { Reported, Results } from './results.js';
import type { Timing } from './timing.js';
import { within } from './until.js';

export interface StageParts {
  readonly ask: Ask;
  readonly timing: Timing;
  readonly log: EventLog;
  readonly clients: GrpcClients;
  readonly market: PlayedMarket;
  readonly evidence: PlayedEvidence;
  readonly results: Results;
  /** How to start the agent again; absent where somebody else started it. */
  readonly subject?: Subject;
  readonly env: Readonly<Record<string, string>>;
}

/** The mesh as the suite plays it around one agent, with what all checks do. */
export class Stage {
  readonly timing: Timing;
  running?: RunningSubject;
  #serial = 0;

  constructor(readonly parts: StageParts) {
    this.timing = parts.timing;
  }

  async start(): Promise<void> {
    this.running = await this.parts.subject?.start(this.parts.env);
  }

  /** @throws NotJudged before it has registered */
  requireAgent(): void {
    if (this.parts.market.registrations.length === 0) throw new NotJudged('the agent never registered');
  }

  /** As it registered last; only after it has. */
  get agent(): AgentRegistration {
    return this.parts.market.registrations.at(-1)!.said;
  }

  /** What it is asked to do: the first that it offers. */
  get capability(): string {
    const { capabilities } = this.agent;
    return capabilities.find((one) => one.startsWith('diagnose.')) ?? capabilities[0] ?? '';
  }

  /** A task that the agent should be able to do. */
  task(over: Partial<Task> = {}): Task {
    this.#serial += 1;
    const ids = { taskId: randomUUID(), investigationId: over.investigationId ?? randomUUID() };
    return { ...taskOf(this.parts.ask, over.capability ?? this.capability, ids, this.#serial), ...over };
  }

  /** @throws CompassError of the call, `deadline-exceeded` when there was no answer in time */
  bid(task: Task, deadlineMs = this.timing.bidDeadlineMs): Promise<SolicitBidResponse> {
    const client = this.parts.clients.client('compass.agents.v1.AgentService', this.agent.address);
    return client.solicitBid({ task, attempt: 1 }, { deadlineMs });
  }

  /** The message that awards a task. */
  awardMessage(task: Task, over: AwardInput = {}): OutboundMessage {
    const { name: agent, version: agentVersion } = this.agent;
    const award = {
      ...{ task, attempt: 1, agent, agentVersion, reservedMicros: task.priceCeilingMicros },
      deadlineAtMs: Date.now() + Math.max(60_000, 3 * this.timing.patienceMs),
      ...over,
    };
    return this.message('compass.market.v1.TaskAwarded', task, { award, bids: [] });
  }

  /** An event to the agent's own topic, as the market sends it. */
  message<T extends 'compass.market.v1.TaskAwarded' | 'compass.market.v1.AwardCancelled'>(
    type: T,
    { taskId, investigationId: key }: Task,
    data: EventInput<T>,
  ): OutboundMessage {
    const topic = agentTopic(this.agent.name).name;
    return sealEvent(event<T>({ id: `${type}/${taskId}`, type, topic, key, data }), 'task-market', Date.now());
  }

  async award(task: Task, over: AwardInput = {}): Promise<void> {
    await this.parts.log.append([this.awardMessage(task, over)]);
  }

  /** The first answer to a task. @throws Violation when none comes within the patience */
  async answered({ taskId }: Task): Promise<Reported> {
    const reported = await within(this.timing.patienceMs, () => this.parts.results.of(taskId)[0]);
    demand(reported !== undefined, `an award was not answered within ${this.timing.patienceMs} ms`);
    return reported;
  }

  /** Gives something that must not come the time to come. */
  async quiet(): Promise<void> {
    await within(this.timing.quietMs, () => false);
  }

  /**
   * Awards another task of the same investigation and waits for its answer: what was sent before it to the same partition has been
   * taken in by then; then lets what must not come come.
   */
  async passed(before: Task): Promise<void> {
    const next = this.task({ investigationId: before.investigationId });
    await this.award(next);
    await this.answered(next);
    await this.quiet();
  }

  /** Awards a task and waits until the agent's evidence is held. @throws NotJudged when it answered without putting any */
  async atWork(task: Task, over: AwardInput = {}): Promise<void> {
    const { evidence, results } = this.parts;
    evidence.hold();
    await this.award(task, over);
    const seen = await within(this.timing.patienceMs, () => evidence.held > 0 || results.of(task.taskId).length > 0);
    if (seen) await this.quiet(); // what it published before it put evidence may be read a little later
    if (results.of(task.taskId).length > 0)
      throw new NotJudged('the agent answered without putting any evidence, so its work cannot be held up');
    demand(seen === true, `an award was not begun within ${this.timing.patienceMs} ms`);
  }

  completed({ taskId }: Task): readonly Reported[] {
    return this.parts.results.of(taskId).filter(({ result }) => result.status === 'RESULT_STATUS_COMPLETED');
  }
}
