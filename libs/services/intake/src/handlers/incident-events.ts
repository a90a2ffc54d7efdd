import { topics } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { event, type OutgoingEvent } from '@compass/messaging';
import type { IncidentChange } from '../domain/correlate.js';

/** What the mesh is told of a change; ids are derived, so that telling twice tells once. */
export function incidentEvents(change: IncidentChange): OutgoingEvent[] {
  const { incidentId, opened, joined, resolvedAtMs } = change;
  const address = { topic: topics.incidents.name, key: incidentId };
  const events: OutgoingEvent[] = [];
  if (opened)
    events.push(
      event({
        ...address,
        id: deriveId(incidentId, 'opened'),
        type: 'compass.incidents.v1.IncidentOpened',
        data: { incident: opened.incident },
      }),
    );
  else
    joined.forEach(({ key, alert }, index) =>
      events.push(
        event({
          ...address,
          id: deriveId(incidentId, 'updated', key),
          type: 'compass.incidents.v1.IncidentUpdated',
          data: { incidentId, alert, alertCount: change.alertCount - joined.length + index + 1 },
        }),
      ),
    );
  if (resolvedAtMs !== undefined)
    events.push(
      event({
        ...address,
        id: deriveId(incidentId, 'resolved'),
        type: 'compass.incidents.v1.IncidentResolved',
        data: { incidentId, resolvedAtMs },
      }),
    );
  return events;
}
