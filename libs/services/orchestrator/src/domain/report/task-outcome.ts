import { costOf, finalFailure, type TaskProgress } from '../investigation/state.js';

/** One task as it went. */
export interface TaskOutcome {
  readonly taskId: string;
  readonly capability: string;
  readonly kind: 'diagnose' | 'disprove';
  /** Who answered, else who was last awarded; absent when nobody was. */
  readonly agent?: string;
  readonly agentVersion?: string;
  readonly attempts: number;
  readonly status: 'answered' | 'failed' | 'unanswered';
  /** Why there is no answer; absent when there is one. */
  readonly reason?: string;
  readonly costMicros: number;
}

export function taskOutcome(progress: TaskProgress): TaskOutcome {
  const { task, attempts, answer } = progress;
  const awarded = attempts.filter(({ award }) => award);
  const who = answer ?? awarded.at(-1)?.award;
  return {
    taskId: task.taskId,
    capability: task.capability,
    kind: task.kind,
    ...(who && { agent: who.agent, agentVersion: who.agentVersion }),
    attempts: awarded.length,
    ...statusOf(progress),
    costMicros: costOf(attempts),
  };
}

function statusOf(progress: TaskProgress): Pick<TaskOutcome, 'status' | 'reason'> {
  if (progress.answer) return { status: 'answered' };
  const failure = finalFailure(progress);
  return failure ? { status: 'failed', reason: failure.reason } : { status: 'unanswered', reason: 'no answer in time' };
}
