import { topics } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { event, type OutgoingEvent } from '@compass/messaging';
import { isAboutCompass } from '../domain/about-compass.js';
import type { IncidentChange } from '../domain/correlate.js';

/**
 * What the mesh is told of a change, in order; ids are derived, so that telling twice tells once.
 * @param investigates also incidents of COMPASS itself; else of those only that they were recorded is told
 */
export function incidentEvents(change: IncidentChange, investigates = false): OutgoingEvent[] {
  const [first] = [...change.joined, ...change.ended];
  if (!investigates && first && isAboutCompass(first.alert.labels)) return recordings(change);
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

/** One for each alert that the opening does not tell. */
function updates(change: IncidentChange): OutgoingEvent[] {
  const { incidentId, joined, opened, alertCount } = change;
  const told = opened?.incident.alerts.length ?? 0;
  return joined.slice(told).map(({ key, alert }, index, { length }) =>
    event({
      ...addressOf(change),
      id: deriveId(incidentId, 'updated', key),
      type: 'compass.incidents.v1.IncidentUpdated',
      data: { incidentId, alert, alertCount: alertCount - length + index + 1 },
    }),
  );
}

function resolutions(change: IncidentChange): OutgoingEvent[] {
  const { incidentId, resolvedAtMs } = change;
  if (resolvedAtMs === undefined) return [];
  const id = deriveId(incidentId, 'resolved');
  const data = { incidentId, resolvedAtMs };
  return [event({ ...addressOf(change), id, type: 'compass.incidents.v1.IncidentResolved', data })];
}
