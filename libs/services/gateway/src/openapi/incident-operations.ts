import { schemaRef } from './message-schema.js';
import { away, page, type Operation } from './operation.js';

export const incidentOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/incidents',
    id: 'listIncidents',
    summary: 'Incidents, without their alerts; those that began last come first.',
    scope: 'read',
    parameters: [...page, 'incidentStatus', 'environment', 'service', 'since', 'until'],
    success: { status: 200, about: 'One page.', schema: schemaRef('compass.incidents.v1.ListIncidentsResponse') },
    refusals: { 400: ['invalid-page-token'], ...away },
  },
  {
    method: 'get',
    path: '/v1/incidents/{incidentId}',
    id: 'getIncident',
    summary: 'An incident with its alerts, and the investigation that answers for it.',
    scope: 'read',
    success: { status: 200, about: 'As it is now.', schema: schemaRef('compass.incidents.v1.IncidentRecord') },
    refusals: { 404: ['unknown-incident'], ...away },
  },
];
