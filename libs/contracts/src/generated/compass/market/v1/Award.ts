// Original file: compass/market/v1/events.proto

import type { TaskInput as _compass_market_v1_TaskInput, Task as _compass_market_v1_Task } from '../../../compass/market/v1/Task.js';
import type { Long } from '@grpc/proto-loader';

/**
 * A task given to one agent.
 */
export interface AwardInput {
  'task'?: (_compass_market_v1_TaskInput | null);
  /**
   * Fencing token with task_id: redelivery keeps it, re-auction raises it. Starts at 1.
   */
  'attempt'?: (number);
  'agent'?: (string);
  'agentVersion'?: (string);
  'reservedMicros'?: (number | string | Long);
  /**
   * Wall clock: the market settles and may re-auction from here on.
   */
  'deadlineAtMs'?: (number | string | Long);
}

/**
 * A task given to one agent.
 */
export interface Award {
  'task': (_compass_market_v1_Task | null);
  /**
   * Fencing token with task_id: redelivery keeps it, re-auction raises it. Starts at 1.
   */
  'attempt': (number);
  'agent': (string);
  'agentVersion': (string);
  'reservedMicros': (number);
  /**
   * Wall clock: the market settles and may re-auction from here on.
   */
  'deadlineAtMs': (number);
}
