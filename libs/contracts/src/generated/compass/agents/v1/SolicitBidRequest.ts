// Original file: compass/agents/v1/agents.proto

import type { TaskInput as _compass_market_v1_TaskInput, Task as _compass_market_v1_Task } from '../../../compass/market/v1/Task.js';

export interface SolicitBidRequestInput {
  'task'?: (_compass_market_v1_TaskInput | null);
  'attempt'?: (number);
}

export interface SolicitBidRequest {
  'task': (_compass_market_v1_Task | null);
  'attempt': (number);
}
