import type { Award, ResultReportedInput, Task as TaskMessage } from '@compass/contracts';
import { asCompassError } from '@compass/kernel';
import type { Environments, Observation } from '@compass/signals';
import type { Agent } from '../agent/define-agent.js';
import { investigateTask, type Investigated, type Workplace } from './investigate-task.js';
import { environmentOf, readTask } from './read-task.js';
import { resultMessage } from './result-message.js';

/** An award's task, which is there. */
export type ReadAward = Award & { readonly task: TaskMessage };

export interface Answer {
  readonly result: ResultReportedInput;
  /** What the result's hashes name, each once. */
  readonly observations: readonly Observation[];
  /** What the work has cost so far, by the agent's meter. */
  readonly spentMicros: number;
}

/** Answers awards: finds the environment, lets the agent look, and puts what it said into the contract's words. */
export class TaskInvestigator {
  /** @param leftOut cause categories whose checks are switched off */
  constructor(
    private readonly agent: Agent,
    private readonly environments: Environments,
    private readonly leftOut?: ReadonlySet<string>,
  ) {}

  /** Never rejects: what goes wrong is a failed result. */
  async answer({ task, attempt, reservedMicros }: ReadAward, abort: AbortSignal): Promise<Answer> {
    const investigated = await this.#investigate(task, attempt, { abort, budgetMicros: reservedMicros });
    const answered = {
      investigationId: task.investigationId,
      taskId: task.taskId,
      attempt,
      agent: this.agent.name,
      agentVersion: this.agent.version,
      reservedMicros,
    };
    return {
      result: resultMessage(answered, investigated, task.claim?.hypothesisId),
      observations: investigated.observations,
      spentMicros: investigated.spentMicros,
    };
  }

  async #investigate(
    message: TaskMessage,
    attempt: number,
    given: Pick<Workplace, 'abort' | 'budgetMicros'>,
  ): Promise<Investigated> {
    try {
      const environment = await this.environments.resolve(environmentOf(message));
      const workplace = { ...given, environment, leftOut: this.leftOut };
      return await investigateTask(this.agent, readTask(message, attempt, environment), workplace);
    } catch (thrown) {
      return { outcome: { failure: asCompassError(thrown) }, observations: [], untold: [], spentMicros: 0 };
    }
  }
}
