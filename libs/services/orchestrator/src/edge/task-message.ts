import type { TaskInput } from '@compass/contracts';
import type { Task } from '../domain/investigation/task.js';

/** A task as the market offers it. A diagnosis observes; a disproof prepares the decision. */
export function taskMessage(task: Task, investigationId: string): TaskInput {
  const { taskId, capability, question, priceCeilingMicros, timeoutSeconds, deadlineAtMs, priority, claim } = task;
  return {
    taskId,
    investigationId,
    kind: task.kind === 'diagnose' ? 'TASK_KIND_DIAGNOSE' : 'TASK_KIND_DISPROVE',
    phase: task.kind === 'diagnose' ? 'PHASE_OBSERVE' : 'PHASE_DECIDE',
    question,
    capability,
    scope: {
      environment: task.environment,
      services: [...task.services],
      window: { startMs: task.windowStartMs, endMs: 0 },
      alertAtMs: task.alertAtMs,
    },
    priceCeilingMicros,
    timeoutSeconds,
    deadlineAtMs,
    priority,
    ...(claim && { claim: { ...claim, refutations: [...claim.refutations] } }),
  };
}
