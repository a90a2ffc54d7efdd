import { noteEvents, type EventObserver } from '@compass/runtime';
import type { Meter } from '@opentelemetry/api';

/** What alerts became: `compass.incidents` by what happened to one. */
export function incidentMetrics(meter: Meter): EventObserver {
  const incidents = meter.createCounter('compass.incidents', {
    description:
      'Incidents opened, recorded (of COMPASS itself), updated, resolved, and returned (answered by the last investigation).',
  });
  const count = (change: string) => () => incidents.add(1, { change });
  return noteEvents({
    'compass.incidents.v1.IncidentOpened': count('opened'),
    'compass.incidents.v1.IncidentRecorded': count('recorded'),
    'compass.incidents.v1.IncidentUpdated': count('updated'),
    'compass.incidents.v1.IncidentResolved': count('resolved'),
    'compass.incidents.v1.IncidentRecurred': count('recurred'),
  });
}
