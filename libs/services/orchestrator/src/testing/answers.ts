import { topics, type FindingInput, type ResultReportedInput, type Task } from '@compass/contracts';
import { randomIds } from '@compass/kernel';
import { event, type OutgoingEvent } from '@compass/messaging';

const agent = { agent: 'database', agentVersion: '1' };

/** What the market publishes when it awards a task to the one agent of these specs. */
export function awarded(task: Task, attempt = 1): OutgoingEvent {
  const key = task.investigationId;
  const award = { task, attempt, ...agent, reservedMicros: 50_000, deadlineAtMs: task.deadlineAtMs };
  const type = 'compass.market.v1.TaskAwarded';
  return event({ id: randomIds.draw(), type, topic: topics.market.name, key, data: { award } });
}

export function settled({ investigationId, taskId }: Task, spentMicros: number): OutgoingEvent {
  const data = { investigationId, taskId, attempt: 1, reservedMicros: 50_000, spentMicros };
  const type = 'compass.market.v1.TaskSettled';
  return event({ id: randomIds.draw(), type, topic: topics.market.name, key: investigationId, data });
}

/** What the agent publishes. */
export function reported({ investigationId, taskId }: Task, over: ResultReportedInput = {}): OutgoingEvent {
  const observations = [...(over.findings ?? []), over.disproof].flatMap((claim) => claim?.observations ?? []);
  const completed = { attempt: 1, ...agent, status: 'RESULT_STATUS_COMPLETED' } as const;
  const data: ResultReportedInput = { investigationId, taskId, ...completed, observations, ...over };
  const type = 'compass.agents.v1.ResultReported';
  return event({ id: randomIds.draw(), type, topic: topics.results.name, key: investigationId, data });
}

export function lockContention(over: FindingInput = {}): FindingInput {
  return {
    findingId: 'finding-1',
    service: 'payment',
    indicator: 'lock_wait',
    category: 'database.lock-contention',
    stance: 'STANCE_SUPPORTS',
    direction: 'DIRECTION_UP',
    onsetMs: Date.UTC(2026, 2, 4, 5, 4, 7),
    strength: 0.9,
    statement: 'lock waits rose from 2 ms to 900 ms',
    observations: ['hash-1'],
    refutations: ['waits without locks'],
    ...over,
  };
}

/** A disproof that tried and failed. */
export function stands(task: Task): ResultReportedInput {
  const { hypothesisId } = task.claim!;
  const statement = 'looked for waits without locks, and found none';
  return { disproof: { hypothesisId, contradiction: 0.1, tested: true, statement, observations: ['hash-2'] } };
}
