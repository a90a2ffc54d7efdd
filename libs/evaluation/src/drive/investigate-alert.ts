import type { SeatedAgent } from '@compass/agent-sdk';
import type { EventData, Observation, Report } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { observationMessage } from '@compass/signals';
import type { InvestigationEvent } from '@compass/service-orchestrator/domain';
import { Agenda, type Due } from './agenda.js';
import { receiveAlerts } from './intake-desk.js';
import { MarketDesk } from './market-desk.js';
import { OrchestratorDesk, type Suggest } from './orchestrator-desk.js';
import { overTheWire, type WireEvent } from './wire.js';

export interface Investigated {
  /** As compass.verdicts.v1 carries it. */
  readonly report: Report;
  /** The investigation's own log; its wall clock begins at `nowMs` and stands still while agents work. */
  readonly log: readonly InvestigationEvent[];
  /** All that its agents observed, each once. */
  readonly observations: readonly Observation[];
}

export interface Assignment {
  /** An Alertmanager v4 webhook. */
  readonly alert: Uint8Array;
  readonly environment: string;
  readonly seats: readonly SeatedAgent[];
  /** Wall clock at the beginning, epoch milliseconds. */
  readonly nowMs: number;
  readonly suggest?: Suggest;
}

/**
 * One alert to its verdict through the mesh's own code (intake's parse and correlate, the orchestrator's decide and evolve, the market's
 * award policy and ledger, the agent SDK's bidding and work), in one process and without broker, database or network.
 * @throws PermanentError as parseAlerts; `no-verdict` when nothing is left to happen
 */
export async function investigateAlert(assignment: Assignment): Promise<Investigated> {
  const mesh = new InProcessMesh(assignment.seats, new Agenda(assignment.nowMs), assignment.suggest);
  return mesh.run(receiveAlerts(assignment.alert, assignment.environment));
}

class InProcessMesh {
  readonly #stored = new Map<string, Observation>();
  readonly #market: MarketDesk;
  readonly #orchestrator: OrchestratorDesk;

  constructor(
    private readonly seats: readonly SeatedAgent[],
    private readonly agenda: Agenda,
    suggest?: Suggest,
  ) {
    const offered = seats.flatMap(({ agent }) => agent.capabilities);
    this.#market = new MarketDesk(seats, agenda);
    this.#orchestrator = new OrchestratorDesk(offered, (hash) => this.#stored.has(hash), agenda, suggest);
  }

  async run(first: readonly WireEvent[]): Promise<Investigated> {
    const pending = [...first];
    let reached: EventData<'compass.investigations.v1.VerdictReached'> | undefined;
    while (!reached || pending.length > 0) {
      const event = pending.shift();
      const due = event ? undefined : this.agenda.next();
      if (event?.type === 'compass.investigations.v1.VerdictReached') reached = event.data;
      else if (event) pending.push(...(await this.#deliver(event)));
      else if (due) pending.push(...(await this.#passTime(due)));
      else throw new PermanentError('no-verdict', 'nothing is left to happen, and there is no verdict');
    }
    return { report: reached.report!, log: this.#orchestrator.log, observations: [...this.#stored.values()] };
  }

  /** To everyone who reads that topic, in the order in which the services stand in the design. */
  async #deliver(event: WireEvent): Promise<WireEvent[]> {
    const { type, topic, data } = event;
    if (type === 'compass.market.v1.TaskAwarded' && topic.startsWith('compass.agent.')) return this.#work(data);
    if (type === 'compass.market.v1.TasksRequested') return this.#market.request(data);
    if (type === 'compass.market.v1.TasksClosed') return this.#market.close(data);
    const settled = type === 'compass.agents.v1.ResultReported' ? this.#market.settle(data) : [];
    return [...settled, ...this.#orchestrator.read(event)];
  }

  async #passTime(due: Due): Promise<WireEvent[]> {
    return due.kind === 'deadline'
      ? this.#orchestrator.passDeadline(due.deadline)
      : this.#market.auctionAgain(due.taskId);
  }

  /** The awarded agent's answer: its observations are stored before anyone hears of it. */
  async #work({ award }: EventData<'compass.market.v1.TaskAwarded'>): Promise<WireEvent[]> {
    const seat = this.seats.find(({ agent }) => agent.name === award?.agent && agent.version === award.agentVersion);
    if (!seat || !award?.task) return [];
    const { result, observations } = await seat.answer({ ...award, task: award.task }, new AbortController().signal);
    for (const each of observations) this.#stored.set(each.hash, observationMessage(each));
    return [overTheWire({ type: 'compass.agents.v1.ResultReported', topic: 'compass.results.v1', data: result })];
  }
}
