import { topics } from '@compass/contracts';
import { deriveId, PermanentError } from '@compass/kernel';
import { event, type OutgoingEvent } from '@compass/messaging';
import type { InvestigationEvent } from '../domain/investigation/events.js';
import type { Investigation } from '../domain/investigation/state.js';
import { report } from '../domain/report/report.js';
import { reportMessage } from './report-message.js';
import { taskMessage } from './task-message.js';

/**
 * What the rest of the mesh is told. Ids are derived, so that telling twice is telling once.
 * @param news the last events of `log`
 */
export function outgoingEvents(
  state: Investigation,
  news: readonly InvestigationEvent[],
  log: readonly InvestigationEvent[],
): OutgoingEvent[] {
  return news.flatMap((each) => {
    if (each.type === 'TasksRequested') return [tasksRequested(state, each)];
    return each.type === 'VerdictReached' ? [verdictReached(state, log), tasksClosed(state, each)] : [];
  });
}

type Of<Type extends InvestigationEvent['type']> = Extract<InvestigationEvent, { type: Type }>;

function tasksRequested(state: Investigation, { step, tasks }: Of<'TasksRequested'>): OutgoingEvent {
  const { investigationId, settings } = state;
  return event({
    id: deriveId(investigationId, 'tasks-requested', step),
    type: 'compass.market.v1.TasksRequested',
    topic: topics.tasks.name,
    key: investigationId,
    data: {
      investigationId,
      budgetMicros: settings.budgetMicros,
      tasks: tasks.map((task) => taskMessage(task, investigationId)),
    },
  });
}

function verdictReached({ investigationId }: Investigation, log: readonly InvestigationEvent[]): OutgoingEvent {
  const reached = report(log);
  if (!reached) throw new PermanentError('no-verdict', 'a log that ends with a verdict has a report');
  return event({
    id: deriveId(investigationId, 'verdict'),
    type: 'compass.investigations.v1.VerdictReached',
    topic: topics.verdicts.name,
    key: investigationId,
    data: { report: reportMessage(reached) },
  });
}

function tasksClosed({ investigationId }: Investigation, { verdict }: Of<'VerdictReached'>): OutgoingEvent {
  return event({
    id: deriveId(investigationId, 'tasks-closed'),
    type: 'compass.market.v1.TasksClosed',
    topic: topics.tasks.name,
    key: investigationId,
    data: { investigationId, reason: verdict.kind },
  });
}
