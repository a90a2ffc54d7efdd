// Original file: compass/investigations/v1/report.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One task as it went.
 */
export interface TaskOutcomeInput {
  'taskId'?: (string);
  'capability'?: (string);
  'kind'?: (string);
  'agent'?: (string);
  'agentVersion'?: (string);
  'attempts'?: (number);
  /**
   * answered, failed, unanswered.
   */
  'status'?: (string);
  'reason'?: (string);
  'costMicros'?: (number | string | Long);
}

/**
 * One task as it went.
 */
export interface TaskOutcome {
  'taskId': (string);
  'capability': (string);
  'kind': (string);
  'agent': (string);
  'agentVersion': (string);
  'attempts': (number);
  /**
   * answered, failed, unanswered.
   */
  'status': (string);
  'reason': (string);
  'costMicros': (number);
}
