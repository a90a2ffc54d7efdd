// Original file: compass/market/v1/events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Event: the ledger settled a reservation.
 */
export interface TaskSettledInput {
  'investigationId'?: (string);
  'taskId'?: (string);
  'attempt'?: (number);
  'reservedMicros'?: (number | string | Long);
  'spentMicros'?: (number | string | Long);
}

/**
 * Event: the ledger settled a reservation.
 */
export interface TaskSettled {
  'investigationId': (string);
  'taskId': (string);
  'attempt': (number);
  'reservedMicros': (number);
  'spentMicros': (number);
}
