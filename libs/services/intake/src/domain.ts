// What of intake is pure: reading alerts and deciding what they mean, for whoever drives it without broker and database.
export { correlateInTurn } from './domain/correlate.js';
export { nothingKnown } from './domain/situation.js';
export { parseAlerts } from './edge/parse-alerts.js';
export { incidentEvents } from './handlers/incident-events.js';
