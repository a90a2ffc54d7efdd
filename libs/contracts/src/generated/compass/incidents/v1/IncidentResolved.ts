// Original file: compass/incidents/v1/incidents.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Event: every alert of the incident is resolved.
 */
export interface IncidentResolvedInput {
  'incidentId'?: (string);
  'resolvedAtMs'?: (number | string | Long);
}

/**
 * Event: every alert of the incident is resolved.
 */
export interface IncidentResolved {
  'incidentId': (string);
  'resolvedAtMs': (number);
}
