// Original file: compass/investigations/v1/investigations.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A round of tasks, from its request to the decision that it was made for.
 */
export interface PhaseTimeInput {
  /**
   * observe, disprove.
   */
  'phase'?: (string);
  'startMs'?: (number | string | Long);
  'endMs'?: (number | string | Long);
  /**
   * Of the whole, 0..1.
   */
  'share'?: (number | string);
  /**
   * answers, deadline, running.
   */
  'endedBy'?: (string);
}

/**
 * A round of tasks, from its request to the decision that it was made for.
 */
export interface PhaseTime {
  /**
   * observe, disprove.
   */
  'phase': (string);
  'startMs': (number);
  'endMs': (number);
  /**
   * Of the whole, 0..1.
   */
  'share': (number);
  /**
   * answers, deadline, running.
   */
  'endedBy': (string);
}
