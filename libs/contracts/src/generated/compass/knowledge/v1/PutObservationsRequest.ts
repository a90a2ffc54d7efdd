// Original file: compass/knowledge/v1/knowledge.proto

import type { ObservationInput as _compass_observations_v1_ObservationInput, Observation as _compass_observations_v1_Observation } from '../../../compass/observations/v1/Observation.js';

export interface PutObservationsRequestInput {
  'observations'?: (_compass_observations_v1_ObservationInput)[];
}

export interface PutObservationsRequest {
  'observations': (_compass_observations_v1_Observation)[];
}
