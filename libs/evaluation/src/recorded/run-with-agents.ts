import { seatAgent, type Agent, type SeatedAgent } from '@compass/agent-sdk';
import type { Observation, Task } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { advance, fold, outgoingEvents, type InvestigationEvent } from '@compass/service-orchestrator/domain';
import { RecordedObservations } from '@compass/signals';
import type { Unstamped } from '../drive/orchestrator-desk.js';
import { overTheWire } from '../drive/wire.js';
import { recordedTask, workOn, type Told } from './recorded-work.js';

export interface Rerun {
  readonly log: readonly InvestigationEvent[];
  /** Queries, as canonical JSON, that the agents asked and nobody had asked before: they were not available. */
  readonly notRecorded: readonly string[];
}

/** A concluded investigation, and who works on it now. */
export interface RerunRequest {
  readonly log: readonly InvestigationEvent[];
  /** All that its agents observed. */
  readonly observations: readonly Observation[];
  /** Do the tasks that the agent of the same name did, or, where there was none, all those that they can do. */
  readonly instead: readonly Agent[];
  /** Do what is asked for the first time. */
  readonly others: readonly Agent[];
}

/**
 * Runs an investigation again with other agents, who see what was observed then and nothing else. What is not theirs is answered as it
 * was recorded; every task goes to the one who had it, so that agents alone make the difference.
 * @throws PermanentError `not-concluded`, `invalid-log`; as advance
 */
export async function runWithAgents({ log, observations, instead, others }: RerunRequest): Promise<Rerun> {
  if (!log.some(({ type }) => type === 'VerdictReached'))
    throw new PermanentError('not-concluded', 'only a concluded investigation can be run with other agents');
  const environments = new RecordedObservations(observations);
  const seatsOf = (agents: readonly Agent[]) => agents.map((agent) => seatAgent(agent, environments));
  const rerun = new RecordedCourse(log, seatsOf(instead), seatsOf(others));
  return { log: await rerun.run(), notRecorded: environments.notRecorded };
}

class RecordedCourse {
  #log: readonly InvestigationEvent[] = [];

  constructor(
    private readonly recorded: readonly InvestigationEvent[],
    private readonly instead: readonly SeatedAgent[],
    private readonly others: readonly SeatedAgent[],
  ) {}

  async run(): Promise<readonly InvestigationEvent[]> {
    const [opened, ...rest] = this.recorded;
    if (opened?.type !== 'InvestigationOpened') throw new PermanentError('invalid-log', 'it begins with no opening');
    let tasks = this.#tell({ ...opened, type: 'OpenInvestigation' });
    for (const event of rest) if (event.type === 'AlertJoined') this.#tell({ type: 'JoinAlert', alert: event.alert });
    while (tasks.length > 0) {
      const told = (await Promise.all(tasks.map((task) => this.#workOn(task)))).flat();
      tasks = told.flatMap((command) => this.#tell(this.#withPrecedents(command)));
      if (tasks.length === 0) tasks = this.#passDeadline();
    }
    return this.#log;
  }

  async #workOn(task: Task): Promise<readonly Told[]> {
    const recorded = recordedTask(this.recorded, task.taskId);
    const seat = this.#seatFor(task, recorded?.agent);
    if (seat) return workOn(seat, task);
    const failure = { taskId: task.taskId, attempt: 0, reason: 'not-recorded', final: true, bids: [] };
    return recorded?.told ?? [{ type: 'RecordFailure', failure }];
  }

  #seatFor({ taskId, capability }: Task, agent: string | undefined): SeatedAgent | undefined {
    const able = (seats: readonly SeatedAgent[]) =>
      seats.filter((seat) => seat.agent.capabilities.includes(capability));
    const names = new Set(this.recorded.flatMap((event) => (event.type === 'TaskAwardRecorded' ? event.agent : [])));
    const chosen = able(this.instead).find((seat) => seat.agent.name === agent || !names.has(seat.agent.name));
    if (chosen || recordedTask(this.recorded, taskId)) return chosen;
    return able(this.instead)[0] ?? able(this.others)[0];
  }

  #withPrecedents(command: Told): Told {
    const found = this.recorded.find((event) => event.type === 'PrecedentsFound');
    return command.type === 'ReceiveResult' && found ? { ...command, precedents: found.precedents } : command;
  }

  /** What a stage still waits for was not answered then either. */
  #passDeadline(): readonly Task[] {
    const stage = fold(this.#log)?.stage;
    if (stage !== 'observing' && stage !== 'disproving') return [];
    return this.#tell({ type: 'PassDeadline', deadline: stage === 'observing' ? 'observe' : 'disprove' });
  }

  /** Gives the tasks that follow. The clock stands still at the opening. */
  #tell(command: Unstamped): readonly Task[] {
    const nowMs = this.recorded[0]!.atMs;
    const before = fold(this.#log);
    const news = advance(before, { ...command, nowMs });
    const after = fold(news, before);
    this.#log = [...this.#log, ...news];
    if (!after) return [];
    return outgoingEvents(after, news, this.#log)
      .map(overTheWire)
      .flatMap((event) => (event.type === 'compass.market.v1.TasksRequested' ? event.data.tasks : []));
  }
}
