import type { InvestigationEvent } from '../investigation/events.js';
import type { Task } from '../investigation/task.js';
import type { PhaseSpan } from './phases.js';

/** Where the time of one task went: its parts add up to the length of its phase. Milliseconds. */
export interface TaskTime {
  readonly taskId: string;
  readonly capability: string;
  readonly phase: PhaseSpan['phase'];
  /** Who answered, or had the last award; absent when nobody had one. */
  readonly agent?: string;
  readonly attempts: number;
  readonly status: 'answered' | 'failed' | 'unanswered';
  /** From the request to the first award. */
  readonly auctionMs: number;
  /** Lost on attempts before the last one. */
  readonly againMs: number;
  /** From the last award to what came of it. */
  readonly workMs: number;
  /** For the other tasks of the phase, or for its end. */
  readonly waitingMs: number;
  /** The phase lasted as long as this task. */
  readonly critical: boolean;
}

type Measured = Omit<TaskTime, 'critical'>;

/** The tasks of one phase, in the order of their request. */
export function taskTimesOf(log: readonly InvestigationEvent[], openedAtMs: number, span: PhaseSpan): TaskTime[] {
  const request = log.find((event) => event.type === 'TasksRequested' && event.step === span.phase);
  const tasks = request?.type === 'TasksRequested' ? request.tasks : [];
  const startMs = openedAtMs + span.startMs;
  const endMs = openedAtMs + span.endMs;
  const measured = tasks.map((task) => timeOf(log, task, span.phase, { startMs, endMs }));
  const least = Math.min(...measured.map(({ waitingMs }) => waitingMs));
  const last = measured.find(({ waitingMs }) => waitingMs === least);
  return measured.map((time) => ({ ...time, critical: time === last }));
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

function timeOf(log: readonly InvestigationEvent[], task: Task, phase: TaskTime['phase'], span: Span): Measured {
  const within = log.filter(({ atMs }) => atMs <= span.endMs);
  const awards = within.flatMap((event) =>
    event.type === 'TaskAwardRecorded' && event.taskId === task.taskId ? [event] : [],
  );
  const end = endOf(within, task.taskId);
  const [first, last] = [awards[0], awards.at(-1)];
  const endedAtMs = end?.atMs ?? span.endMs;
  const awardedAtMs = Math.min(first?.atMs ?? endedAtMs, endedAtMs);
  const lastAwardedAtMs = Math.min(last?.atMs ?? endedAtMs, endedAtMs);
  return {
    taskId: task.taskId,
    capability: task.capability,
    phase,
    ...(last && { agent: `${last.agent}@${last.agentVersion}` }),
    attempts: awards.length,
    status: end?.type === 'ResultAccepted' ? 'answered' : end ? 'failed' : 'unanswered',
    auctionMs: awardedAtMs - span.startMs,
    againMs: lastAwardedAtMs - awardedAtMs,
    workMs: endedAtMs - lastAwardedAtMs,
    waitingMs: span.endMs - endedAtMs,
  };
}

/** What ended a task: the answer that counts, or that no further attempt follows. */
function endOf(log: readonly InvestigationEvent[], taskId: string): InvestigationEvent | undefined {
  return log.find((event) => {
    if (event.type === 'ResultAccepted') return event.result.taskId === taskId;
    return event.type === 'AttemptFailureRecorded' && event.final && event.taskId === taskId;
  });
}
