import type { IncidentTables } from '../stores/simulated-incident-store.js';
import { must } from './violation.js';

/** Each alert in one incident; one incident open at a time; what incidents count is what they hold. */
export function checkIncidents({ incidents, occurrences }: IncidentTables): void {
  const rows = [...incidents.rows.values()];
  const open = rows
    .filter(({ resolvedAtMs }) => resolvedAtMs === undefined)
    .map((row) => `${row.environment}/${row.fingerprint}`);
  must(new Set(open).size === open.length, 'two-open-incidents', () => open.join(', '));
  const held = Map.groupBy(occurrences.rows.values(), ({ incidentId }) => incidentId);
  for (const { incidentId, alertCount, firingCount } of rows) {
    const own = held.get(incidentId) ?? [];
    must(own.length === alertCount, 'alerts-miscounted', () => `${incidentId} has ${own.length}, counts ${alertCount}`);
    const firing = own.filter(({ resolved }) => !resolved).length;
    must(
      firing === firingCount,
      'alerts-miscounted',
      () => `${incidentId} has ${firing} firing, counts ${firingCount}`,
    );
  }
  for (const id of held.keys()) must(incidents.rows.has(id), 'alert-without-incident', () => id);
}
