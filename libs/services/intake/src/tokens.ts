/** IncidentStore. */
export const INCIDENT_STORE = Symbol('INCIDENT_STORE');
/** AlertViews. */
export const ALERT_VIEWS = Symbol('ALERT_VIEWS');
