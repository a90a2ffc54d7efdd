// Original file: compass/market/v1/market_service.proto

import type { AgentRegistrationInput as _compass_market_v1_AgentRegistrationInput, AgentRegistration as _compass_market_v1_AgentRegistration } from '../../../compass/market/v1/AgentRegistration.js';
import type { Long } from '@grpc/proto-loader';

export interface AgentEntryInput {
  'agent'?: (_compass_market_v1_AgentRegistrationInput | null);
  'biddable'?: (boolean);
  'leaseUntilMs'?: (number | string | Long);
  'draining'?: (boolean);
  /**
   * Of its version; negative where none was given.
   */
  'weight'?: (number);
}

export interface AgentEntry {
  'agent': (_compass_market_v1_AgentRegistration | null);
  'biddable': (boolean);
  'leaseUntilMs': (number);
  'draining': (boolean);
  /**
   * Of its version; negative where none was given.
   */
  'weight': (number);
}
