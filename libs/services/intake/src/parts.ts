// Intake's parts as its module composes them, for whoever composes them over other adapters.
export type { Occurrence } from './domain/occurrence.js';
export type { Member } from './domain/situation.js';
export { CorrelateAlerts } from './handlers/correlate-alerts.js';
export type { AlertRecord } from './store/alert-records.js';
export type { Incidents, IncidentStore, IntakeTransaction, TracedIncident } from './store/incident-store.js';
