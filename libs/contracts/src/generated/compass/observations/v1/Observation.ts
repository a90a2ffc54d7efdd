// Original file: compass/observations/v1/observations.proto

import type { WindowInput as _compass_observations_v1_WindowInput, Window as _compass_observations_v1_Window } from '../../../compass/observations/v1/Window.js';
import type { AvailabilityInput as _compass_observations_v1_AvailabilityInput, Availability as _compass_observations_v1_Availability } from '../../../compass/observations/v1/Availability.js';

/**
 * One call through signals: the only currency of evidence.
 */
export interface ObservationInput {
  /**
   * Lower-case hex sha256 of the canonical JSON (RFC 8785) of {availability, environment, query, result, summarised, window}.
   */
  'hash'?: (string);
  'environment'?: (string);
  /**
   * Canonical JSON of {"signal": ..., "operation": ..., "arguments": {...}}: enough to run it again.
   */
  'query'?: (string);
  'window'?: (_compass_observations_v1_WindowInput | null);
  'availability'?: (_compass_observations_v1_AvailabilityInput);
  /**
   * Canonical JSON, at most 256 KiB.
   */
  'result'?: (string);
  /**
   * The adapter shortened the result to stay within the limit.
   */
  'summarised'?: (boolean);
}

/**
 * One call through signals: the only currency of evidence.
 */
export interface Observation {
  /**
   * Lower-case hex sha256 of the canonical JSON (RFC 8785) of {availability, environment, query, result, summarised, window}.
   */
  'hash': (string);
  'environment': (string);
  /**
   * Canonical JSON of {"signal": ..., "operation": ..., "arguments": {...}}: enough to run it again.
   */
  'query': (string);
  'window': (_compass_observations_v1_Window | null);
  'availability': (_compass_observations_v1_Availability);
  /**
   * Canonical JSON, at most 256 KiB.
   */
  'result': (string);
  /**
   * The adapter shortened the result to stay within the limit.
   */
  'summarised': (boolean);
}
