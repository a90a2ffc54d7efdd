import type { Task as TaskMessage } from '@compass/contracts';
import { PermanentError, type TimeWindow } from '@compass/kernel';
import type { Environment } from '@compass/signals';
import type { Claim, Task } from '../agent/task.js';

/** @throws PermanentError `unreadable-task` when it does not say what is asked, or where to look */
export function environmentOf(message: TaskMessage): string {
  return required(message.scope?.environment, 'environment');
}

/**
 * A task as its agent sees it, in the environment that it is about.
 * @throws PermanentError `unreadable-task`
 */
export function readTask(message: TaskMessage, attempt: number, environment: Environment): Task {
  const task = {
    taskId: required(message.taskId, 'task_id'),
    investigationId: required(message.investigationId, 'investigation_id'),
    attempt,
    capability: required(message.capability, 'capability'),
    question: message.question ?? { what: '', where: '', why: '' },
    environment: environment.name,
    services: message.scope?.services ?? [],
    window: knownPart(message.scope?.window ?? { startMs: 0, endMs: 0 }, environment.now()),
    alertAtMs: message.scope?.alertAtMs ?? 0,
    priceCeilingMicros: message.priceCeilingMicros,
    timeoutSeconds: message.timeoutSeconds,
    priority: message.priority,
  };
  switch (message.kind) {
    case 'TASK_KIND_DIAGNOSE':
      return { ...task, kind: 'diagnose' };
    case 'TASK_KIND_DISPROVE':
      return { ...task, kind: 'disprove', claim: claimOf(message) };
    default:
      throw new PermanentError('unreadable-task', `no such kind of task: ${message.kind}`);
  }
}

function claimOf({ claim }: TaskMessage): Claim {
  if (!claim) throw new PermanentError('unreadable-task', 'a disproof without a claim');
  const { hypothesisId, category, service, indicator, statement, refutations, onsetMs } = claim;
  const known = { hypothesisId, category, service, indicator, statement, refutations };
  return onsetMs === 0 ? known : { ...known, onsetMs };
}

function knownPart({ startMs, endMs }: TimeWindow, nowMs: number): TimeWindow {
  const end = endMs === 0 ? nowMs : Math.min(endMs, nowMs);
  return { startMs: Math.min(startMs, end), endMs: end };
}

function required(value: string | undefined, field: string): string {
  if (!value) throw new PermanentError('unreadable-task', `no ${field}`);
  return value;
}
