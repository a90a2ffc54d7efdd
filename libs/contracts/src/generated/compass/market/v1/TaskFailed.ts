// Original file: compass/market/v1/events.proto

import type { BidRecordInput as _compass_market_v1_BidRecordInput, BidRecord as _compass_market_v1_BidRecord } from '../../../compass/market/v1/BidRecord.js';

/**
 * Event: no result will come for this attempt. Topic compass.market.v1, key investigation_id.
 */
export interface TaskFailedInput {
  'investigationId'?: (string);
  'taskId'?: (string);
  'attempt'?: (number);
  /**
   * Stable code: no-bidder, deadline-passed, agent-failed, budget-exhausted, closed.
   */
  'reason'?: (string);
  /**
   * No further attempt follows.
   */
  'final'?: (boolean);
  'bids'?: (_compass_market_v1_BidRecordInput)[];
}

/**
 * Event: no result will come for this attempt. Topic compass.market.v1, key investigation_id.
 */
export interface TaskFailed {
  'investigationId': (string);
  'taskId': (string);
  'attempt': (number);
  /**
   * Stable code: no-bidder, deadline-passed, agent-failed, budget-exhausted, closed.
   */
  'reason': (string);
  /**
   * No further attempt follows.
   */
  'final': (boolean);
  'bids': (_compass_market_v1_BidRecord)[];
}
