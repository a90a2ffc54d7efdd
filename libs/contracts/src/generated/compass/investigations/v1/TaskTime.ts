// Original file: compass/investigations/v1/investigations.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Where the time of one task went: its parts add up to the length of its phase.
 */
export interface TaskTimeInput {
  'taskId'?: (string);
  'capability'?: (string);
  'phase'?: (string);
  /**
   * name@version; empty when nobody had an award.
   */
  'agent'?: (string);
  'attempts'?: (number);
  /**
   * answered, failed, unanswered.
   */
  'status'?: (string);
  'auctionMs'?: (number | string | Long);
  /**
   * Lost on attempts before the last one.
   */
  'againMs'?: (number | string | Long);
  'workMs'?: (number | string | Long);
  /**
   * For the other tasks of the phase, or for its end.
   */
  'waitingMs'?: (number | string | Long);
  /**
   * The phase lasted as long as this task.
   */
  'critical'?: (boolean);
}

/**
 * Where the time of one task went: its parts add up to the length of its phase.
 */
export interface TaskTime {
  'taskId': (string);
  'capability': (string);
  'phase': (string);
  /**
   * name@version; empty when nobody had an award.
   */
  'agent': (string);
  'attempts': (number);
  /**
   * answered, failed, unanswered.
   */
  'status': (string);
  'auctionMs': (number);
  /**
   * Lost on attempts before the last one.
   */
  'againMs': (number);
  'workMs': (number);
  /**
   * For the other tasks of the phase, or for its end.
   */
  'waitingMs': (number);
  /**
   * The phase lasted as long as this task.
   */
  'critical': (boolean);
}
