// Original file: compass/market/v1/task.proto

import type { WindowInput as _compass_observations_v1_WindowInput, Window as _compass_observations_v1_Window } from '../../../compass/observations/v1/Window.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Where to look.
 */
export interface ScopeInput {
  'environment'?: (string);
  /**
   * The alerting service first; empty means all.
   */
  'services'?: (string)[];
  /**
   * end_ms 0: up to the environment's now.
   */
  'window'?: (_compass_observations_v1_WindowInput | null);
  /**
   * Environment's time of the alert.
   */
  'alertAtMs'?: (number | string | Long);
}

/**
 * Where to look.
 */
export interface Scope {
  'environment': (string);
  /**
   * The alerting service first; empty means all.
   */
  'services': (string)[];
  /**
   * end_ms 0: up to the environment's now.
   */
  'window': (_compass_observations_v1_Window | null);
  /**
   * Environment's time of the alert.
   */
  'alertAtMs': (number);
}
