import type { Deadline, InvestigationEvent } from './events.js';

/** A durable timer that has to go off, unless the investigation is concluded before. */
export interface DeadlineTimer {
  readonly deadline: Deadline;
  readonly dueAtMs: number;
}

/** The timers that events set. */
export function deadlinesOf(events: readonly InvestigationEvent[]): DeadlineTimer[] {
  return events.flatMap((event): DeadlineTimer[] => {
    if (event.type === 'TasksRequested') return [{ deadline: event.step, dueAtMs: event.deadlineAtMs }];
    if (event.type !== 'InvestigationOpened') return [];
    const { totalMs, concludingMs } = event.settings;
    return [{ deadline: 'conclude', dueAtMs: event.atMs + totalMs - concludingMs }];
  });
}
