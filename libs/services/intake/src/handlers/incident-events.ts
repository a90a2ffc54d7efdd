import { investigationIdOf, topics } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { event, type OutgoingEvent } from '@compass/messaging';
import { isAboutCompass } from '../domain/about-compass.js';
import type { IncidentChange } from '../domain/incident-change.js';

/** Alerts of one incident that are told one by one; more are counted, and can be asked for. */
export const mostAlertsTold = 200;

/**
 * What the mesh is told of a change, in order; ids are derived, so that telling twice tells once. The return of an incident is told
 * once: nobody investigates it.
 * @param investigatesItself also incidents of COMPASS itself; else of those only that they were recorded is told
 */
export function incidentEvents(change: IncidentChange, investigatesItself = false): OutgoingEvent[] {
  const [first] = [...change.joined, ...change.ended];
  if (!investigatesItself && first && isAboutCompass(first.alert.labels)) return recordings(change);
  if (change.isRecurrence) return recurrences(change);
  return [...openings(change), ...updates(change), ...resolutions(change)];
}

const addressOf = ({ incidentId }: IncidentChange) => ({ topic: topics.incidents.name, key: incidentId });

function openings(change: IncidentChange): OutgoingEvent[] {
  if (!change.opened) return [];
  const { incident } = change.opened;
  const id = deriveId(change.incidentId, 'opened');
  return [event({ ...addressOf(change), id, type: 'compass.incidents.v1.IncidentOpened', data: { incident } })];
}

function recordings(change: IncidentChange): OutgoingEvent[] {
  if (!change.opened) return [];
  const { incident } = change.opened;
  const id = deriveId(change.incidentId, 'recorded');
  return [event({ ...addressOf(change), id, type: 'compass.incidents.v1.IncidentRecorded', data: { incident } })];
}

function recurrences(change: IncidentChange): OutgoingEvent[] {
  if (!change.opened?.recurrence) return [];
  const { incident, recurrence } = change.opened;
  const data = {
    incident,
    lastIncidentId: recurrence.last,
    investigatedIncidentId: recurrence.of.incidentId,
    investigationId: investigationIdOf(recurrence.of.incidentId),
    recurrences: recurrence.recurrences,
    reason: recurrence.reason,
  };
  const id = deriveId(change.incidentId, 'recurred');
  return [event({ ...addressOf(change), id, type: 'compass.incidents.v1.IncidentRecurred', data })];
}

/** One for each alert that the opening does not tell. */
function updates(change: IncidentChange): OutgoingEvent[] {
  const { incidentId, joined, opened, alertCount } = change;
  const told = opened?.incident.alerts.length ?? 0;
  return joined.slice(told).flatMap(({ key, alert }, index, { length }) => {
    const position = alertCount - length + index + 1;
    if (position > mostAlertsTold) return [];
    // The same occurrence may fire again while the incident is open.
    const id = deriveId(incidentId, 'updated', `${key}/${position}`);
    const data = { incidentId, alert, alertCount: position };
    return [event({ ...addressOf(change), id, type: 'compass.incidents.v1.IncidentUpdated', data })];
  });
}

function resolutions(change: IncidentChange): OutgoingEvent[] {
  const { incidentId, resolvedAtMs } = change;
  if (resolvedAtMs === undefined) return [];
  const id = deriveId(incidentId, 'resolved');
  const data = { incidentId, resolvedAtMs };
  return [event({ ...addressOf(change), id, type: 'compass.incidents.v1.IncidentResolved', data })];
}
