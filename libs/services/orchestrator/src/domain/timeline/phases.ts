import type { InvestigationEvent } from '../investigation/events.js';

/** A round of tasks, from its request to the decision that it was made for; milliseconds since the opening. */
export interface PhaseSpan {
  readonly phase: 'observe' | 'disprove';
  readonly startMs: number;
  readonly endMs: number;
  /** False while its tasks are still waited for. */
  readonly isOver: boolean;
}

/** The rounds of tasks of a log, in order. */
export function phasesOf(log: readonly InvestigationEvent[], openedAtMs: number): PhaseSpan[] {
  return log.flatMap((event, at): PhaseSpan[] => {
    if (event.type !== 'TasksRequested') return [];
    const decision = log.slice(at + 1).find(({ type }) => type === 'HypothesesRanked' || type === 'VerdictReached');
    const endMs = (decision ?? log.at(-1)!).atMs - openedAtMs;
    const startMs = event.atMs - openedAtMs;
    return [{ phase: event.step, startMs, endMs: Math.max(startMs, endMs), isOver: decision !== undefined }];
  });
}
