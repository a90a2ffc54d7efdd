// Original file: compass/observations/v1/observations.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Environment's time, epoch milliseconds, end exclusive.
 */
export interface WindowInput {
  'startMs'?: (number | string | Long);
  'endMs'?: (number | string | Long);
}

/**
 * Environment's time, epoch milliseconds, end exclusive.
 */
export interface Window {
  'startMs': (number);
  'endMs': (number);
}
