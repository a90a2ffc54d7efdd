// Original file: compass/market/v1/events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What one agent answered in an auction.
 */
export interface BidRecordInput {
  'agent'?: (string);
  'agentVersion'?: (string);
  'priceMicros'?: (number | string | Long);
  'expectedSeconds'?: (number | string);
  'confidence'?: (number | string);
  /**
   * Expected information per price, as the award policy computed it; 0 for a decline.
   */
  'score'?: (number | string);
  /**
   * Empty for a bid; else why there is none (declined: ..., no-answer, invalid: ...).
   */
  'declined'?: (string);
}

/**
 * What one agent answered in an auction.
 */
export interface BidRecord {
  'agent': (string);
  'agentVersion': (string);
  'priceMicros': (number);
  'expectedSeconds': (number);
  'confidence': (number);
  /**
   * Expected information per price, as the award policy computed it; 0 for a decline.
   */
  'score': (number);
  /**
   * Empty for a bid; else why there is none (declined: ..., no-answer, invalid: ...).
   */
  'declined': (string);
}
