// Original file: compass/market/v1/events.proto

import type { AwardInput as _compass_market_v1_AwardInput, Award as _compass_market_v1_Award } from '../../../compass/market/v1/Award.js';
import type { BidRecordInput as _compass_market_v1_BidRecordInput, BidRecord as _compass_market_v1_BidRecord } from '../../../compass/market/v1/BidRecord.js';

/**
 * Event: a task was given to an agent. Goes to the agent's own topic and, as the same event type, to compass.market.v1.
 */
export interface TaskAwardedInput {
  'award'?: (_compass_market_v1_AwardInput | null);
  'bids'?: (_compass_market_v1_BidRecordInput)[];
}

/**
 * Event: a task was given to an agent. Goes to the agent's own topic and, as the same event type, to compass.market.v1.
 */
export interface TaskAwarded {
  'award': (_compass_market_v1_Award | null);
  'bids': (_compass_market_v1_BidRecord)[];
}
