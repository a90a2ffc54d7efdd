// Original file: compass/agents/v1/agents.proto

import type { Long } from '@grpc/proto-loader';

export interface BidInput {
  'priceMicros'?: (number | string | Long);
  'expectedSeconds'?: (number | string);
  /**
   * 0..1: how sure the agent is that it can answer.
   */
  'confidence'?: (number | string);
}

export interface Bid {
  'priceMicros': (number);
  'expectedSeconds': (number);
  /**
   * 0..1: how sure the agent is that it can answer.
   */
  'confidence': (number);
}
