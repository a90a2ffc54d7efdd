// Original file: compass/market/v1/events.proto

import type { TaskInput as _compass_market_v1_TaskInput, Task as _compass_market_v1_Task } from '../../../compass/market/v1/Task.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Event: the orchestrator asks for work. Topic compass.tasks.v1, key investigation_id.
 */
export interface TasksRequestedInput {
  'investigationId'?: (string);
  /**
   * Of the whole investigation; the first one fixes it.
   */
  'budgetMicros'?: (number | string | Long);
  'tasks'?: (_compass_market_v1_TaskInput)[];
}

/**
 * Event: the orchestrator asks for work. Topic compass.tasks.v1, key investigation_id.
 */
export interface TasksRequested {
  'investigationId': (string);
  /**
   * Of the whole investigation; the first one fixes it.
   */
  'budgetMicros': (number);
  'tasks': (_compass_market_v1_Task)[];
}
