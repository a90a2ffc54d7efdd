// Original file: compass/market/v1/market_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * An investigation's money: reserved + spent <= budget, always.
 */
export interface GetAccountResponseInput {
  'investigationId'?: (string);
  'budgetMicros'?: (number | string | Long);
  'reservedMicros'?: (number | string | Long);
  'spentMicros'?: (number | string | Long);
}

/**
 * An investigation's money: reserved + spent <= budget, always.
 */
export interface GetAccountResponse {
  'investigationId': (string);
  'budgetMicros': (number);
  'reservedMicros': (number);
  'spentMicros': (number);
}
