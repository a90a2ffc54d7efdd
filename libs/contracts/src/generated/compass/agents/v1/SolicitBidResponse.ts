// Original file: compass/agents/v1/agents.proto

import type { BidInput as _compass_agents_v1_BidInput, Bid as _compass_agents_v1_Bid } from '../../../compass/agents/v1/Bid.js';
import type { DeclineInput as _compass_agents_v1_DeclineInput, Decline as _compass_agents_v1_Decline } from '../../../compass/agents/v1/Decline.js';

export interface SolicitBidResponseInput {
  'bid'?: (_compass_agents_v1_BidInput | null);
  'decline'?: (_compass_agents_v1_DeclineInput | null);
  'answer'?: "bid"|"decline";
}

export interface SolicitBidResponse {
  'bid'?: (_compass_agents_v1_Bid | null);
  'decline'?: (_compass_agents_v1_Decline | null);
  'answer'?: "bid"|"decline";
}
