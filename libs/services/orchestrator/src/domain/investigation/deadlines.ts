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
    if (event.type === 'InvestigationAdmitted') return [{ deadline: 'conclude', dueAtMs: event.concludeAtMs }];
    if (event.type !== 'InvestigationOpened') return [];
    const { totalMs, concludingMs, waitMs = 0 } = event.settings;
    if (event.waits) return [{ deadline: 'admission', dueAtMs: event.atMs + waitMs }];
    return [{ deadline: 'conclude', dueAtMs: event.atMs + totalMs - concludingMs }];
  });
}
