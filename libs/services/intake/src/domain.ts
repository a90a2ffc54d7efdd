// What of intake is pure: reading alerts and deciding what they mean, for whoever drives it without broker and database.
export { correlate, type FingerprintState, type IncidentChange } from './domain/correlate.js';
export type { Occurrence } from './domain/occurrence.js';
export { parseAlerts, type RawAlerts } from './edge/parse-alerts.js';
export { incidentEvents } from './handlers/incident-events.js';
