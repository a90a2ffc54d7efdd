/** IncidentStore. */
export const INCIDENT_STORE = Symbol('INCIDENT_STORE');
/** IncidentViews. */
export const INCIDENT_VIEWS = Symbol('INCIDENT_VIEWS');
/** AlertViews. */
export const ALERT_VIEWS = Symbol('ALERT_VIEWS');
/** The windows of the maintenance file. */
export const MAINTENANCE = Symbol('MAINTENANCE');
