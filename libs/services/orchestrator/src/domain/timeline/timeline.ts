import type { InvestigationEvent } from '../investigation/events.js';
import { phasesOf, type PhaseSpan } from './phases.js';
import { taskTimesOf, type TaskTime } from './task-times.js';

/** Where the time of an investigation went. All times are milliseconds; starts and ends count from its opening. */
export interface Timeline {
  readonly investigationId: string;
  readonly openedAtMs: number;
  /** Until the verdict; of a running one, until its last event. */
  readonly totalMs: number;
  readonly phases: readonly PhaseTime[];
  readonly tasks: readonly TaskTime[];
  /** What the verdict waited for, in order; its parts add up to totalMs. */
  readonly criticalPath: readonly Leg[];
}

interface PhaseTime extends PhaseSpan {
  /** Of the whole, 0..1. */
  readonly share: number;
  /** Whether the last answer ended it, or its deadline, or it goes on. */
  readonly endedBy: 'answers' | 'deadline' | 'running';
}

/** A stretch of the critical path. */
interface Leg {
  readonly phase: PhaseSpan['phase'] | 'between';
  readonly what: 'auction' | 'again' | 'work' | 'waiting' | 'deciding';
  readonly taskId?: string;
  readonly ms: number;
}

/**
 * Where the time went, from the timestamps of an investigation's own log. Undefined for a log that does not begin with an opening.
 * @param log oldest first
 */
export function timelineOf(log: readonly InvestigationEvent[]): Timeline | undefined {
  const [opened] = log;
  if (opened?.type !== 'InvestigationOpened') return undefined;
  const { investigationId, atMs: openedAtMs } = opened;
  const end = log.find(({ type }) => type === 'VerdictReached') ?? log.at(-1)!;
  const totalMs = Math.max(0, end.atMs - openedAtMs);
  const spans = phasesOf(log, openedAtMs);
  const tasks = spans.flatMap((span) => taskTimesOf(log, openedAtMs, span));
  return {
    investigationId,
    openedAtMs,
    totalMs,
    phases: spans.map((span) => ({
      ...span,
      share: totalMs === 0 ? 0 : (span.endMs - span.startMs) / totalMs,
      endedBy: endOf(log, span),
    })),
    tasks,
    criticalPath: criticalPath(spans, tasks, totalMs),
  };
}

function endOf(log: readonly InvestigationEvent[], { phase, isOver }: PhaseSpan): PhaseTime['endedBy'] {
  const passed = log.some(
    ({ type, ...event }) => type === 'DeadlinePassed' && 'deadline' in event && event.deadline === phase,
  );
  if (!isOver) return 'running';
  return passed ? 'deadline' : 'answers';
}

/** Each phase is as long as its last task; what no phase explains is time between them. */
function criticalPath(spans: readonly PhaseSpan[], tasks: readonly TaskTime[], totalMs: number): Leg[] {
  let reachedMs = 0;
  const legs = spans.flatMap((span): Leg[] => {
    const before: Leg = { phase: 'between', what: 'deciding', ms: span.startMs - reachedMs };
    reachedMs = span.endMs;
    const last = tasks.find(({ phase, critical }) => phase === span.phase && critical);
    return [
      before,
      ...(last ? legsOf(last) : [{ phase: span.phase, what: 'waiting', ms: span.endMs - span.startMs } as const]),
    ];
  });
  const rest: Leg = { phase: 'between', what: 'deciding', ms: totalMs - reachedMs };
  return [...legs, rest].filter(({ ms }) => ms > 0);
}

function legsOf({ phase, taskId, auctionMs, againMs, workMs, waitingMs }: TaskTime): Leg[] {
  const parts = { auction: auctionMs, again: againMs, work: workMs, waiting: waitingMs };
  return Object.entries(parts).map(([what, ms]) => ({ phase, what: what as Leg['what'], taskId, ms }));
}
