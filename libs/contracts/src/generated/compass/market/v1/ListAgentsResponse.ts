// Original file: compass/market/v1/market_service.proto

import type { AgentEntryInput as _compass_market_v1_AgentEntryInput, AgentEntry as _compass_market_v1_AgentEntry } from '../../../compass/market/v1/AgentEntry.js';

export interface ListAgentsResponseInput {
  'agents'?: (_compass_market_v1_AgentEntryInput)[];
}

export interface ListAgentsResponse {
  'agents': (_compass_market_v1_AgentEntry)[];
}
