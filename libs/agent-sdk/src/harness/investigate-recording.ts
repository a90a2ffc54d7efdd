import { basename, dirname, resolve } from 'node:path';
import { decodeEvent, encodeEvent, type ResultReported } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { openRecording, type Environment, type Observation } from '@compass/signals';
import type { Agent } from '../agent/define-agent.js';
import type { Claim, Task } from '../agent/task.js';
import { investigateTask } from '../investigation/investigate-task.js';
import { resultMessage } from '../investigation/result-message.js';

/** What to ask an agent; what is left out is asked as an investigation would. */
export interface Ask {
  readonly capability: string;
  readonly alertAtMs: number;
  /** The alerting service first; absent: all. */
  readonly services?: readonly string[];
  /** Absent: from an hour before the alert to the environment's now. */
  readonly window?: { readonly startMs: number; readonly endMs: number };
  /** Given: the agent is to disprove it. */
  readonly claim?: Claim;
  readonly taskId?: string;
}

export interface RecordingAnswer {
  /** As the orchestrator reads it from the log. */
  readonly result: ResultReported;
  /** What the result's hashes name. */
  readonly observations: readonly Observation[];
}

/**
 * Lets an agent answer one task about a recording, in this process, without broker, market or store, through the same port as in
 * production: for tests and for evaluation.
 * @param recording its directory, `…/<source>/cases/<id>`, or an environment
 * @throws PermanentError `invalid-recording`
 */
export async function investigateRecording(
  agent: Agent,
  recording: string | Environment,
  ask: Ask,
): Promise<RecordingAnswer> {
  const environment = typeof recording === 'string' ? await open(resolve(recording)) : recording;
  const task = taskOf(ask, environment);
  const abort = new AbortController().signal;
  const investigated = await investigateTask(agent, task, {
    environment,
    abort,
    budgetMicros: task.priceCeilingMicros,
  });
  const { taskId, investigationId, attempt } = task;
  const answered = { taskId, investigationId, attempt, agent: agent.name, agentVersion: agent.version };
  const message = resultMessage({ ...answered, reservedMicros: 0 }, investigated, ask.claim?.hypothesisId);
  const type = 'compass.agents.v1.ResultReported';
  return { result: decodeEvent(type, encodeEvent(type, message)), observations: investigated.observations };
}

function open(directory: string): Promise<Environment> {
  return openRecording(`${basename(dirname(dirname(directory)))}/${basename(directory)}`, directory);
}

function taskOf({ claim, services = [], taskId, ...ask }: Ask, environment: Environment): Task {
  const task = {
    ...ask,
    taskId: taskId ?? deriveId(environment.name, ask.capability, claim?.hypothesisId),
    investigationId: deriveId(environment.name, 'investigation'),
    attempt: 1,
    question: { what: 'What is wrong?', where: 'Where did it begin?', why: 'Why?' },
    environment: environment.name,
    services,
    window: ask.window ?? { startMs: ask.alertAtMs - 3_600_000, endMs: environment.now() },
    priceCeilingMicros: 1_000_000,
    timeoutSeconds: 60,
    priority: 3,
  };
  return claim ? { ...task, kind: 'disprove', claim } : { ...task, kind: 'diagnose' };
}
