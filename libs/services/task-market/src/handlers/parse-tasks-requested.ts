import type { Task, TasksRequested } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';

/**
 * Checks a request for work: every task belongs to the investigation and says what auction and ledger calculate with.
 * @throws PermanentError `invalid-tasks-requested`
 */
export function parseTasksRequested(data: TasksRequested): TasksRequested {
  if (!data.investigationId) throw invalid('investigation_id is missing');
  if (!isAmount(data.budgetMicros)) throw invalid('budget_micros is not a whole number of 0 or more');
  for (const task of data.tasks) checkTask(task, data.investigationId);
  if (new Set(data.tasks.map(({ taskId }) => taskId)).size < data.tasks.length) throw invalid('a task_id comes twice');
  return data;
}

function checkTask(task: Task, investigationId: string): void {
  const { taskId } = task;
  if (!taskId) throw invalid('a task has no task_id');
  if (task.investigationId !== investigationId) throw invalid(`task ${taskId} belongs to another investigation`);
  if (!task.capability) throw invalid(`task ${taskId} names no capability`);
  if (!isAmount(task.priceCeilingMicros)) throw invalid(`price_ceiling_micros of task ${taskId} is not an amount`);
  if (!(task.timeoutSeconds > 0 && Number.isFinite(task.timeoutSeconds)))
    throw invalid(`timeout_seconds of task ${taskId} is not above 0`);
  if (!(task.deadlineAtMs > 0)) throw invalid(`task ${taskId} has no deadline_at_ms`);
}

function isAmount(micros: number): boolean {
  return Number.isSafeInteger(micros) && micros >= 0;
}

function invalid(reason: string): PermanentError {
  return new PermanentError('invalid-tasks-requested', reason);
}
