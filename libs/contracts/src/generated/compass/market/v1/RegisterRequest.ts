// Original file: compass/market/v1/market_service.proto

import type { AgentRegistrationInput as _compass_market_v1_AgentRegistrationInput, AgentRegistration as _compass_market_v1_AgentRegistration } from '../../../compass/market/v1/AgentRegistration.js';

export interface RegisterRequestInput {
  'agent'?: (_compass_market_v1_AgentRegistrationInput | null);
}

export interface RegisterRequest {
  'agent': (_compass_market_v1_AgentRegistration | null);
}
