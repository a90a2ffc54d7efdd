// Original file: compass/investigations/v1/investigations.proto

import type { Long } from '@grpc/proto-loader';

export interface CriticalLegInput {
  /**
   * observe, disprove, between.
   */
  'phase'?: (string);
  /**
   * auction, again, work, waiting, deciding.
   */
  'what'?: (string);
  /**
   * Empty between tasks.
   */
  'taskId'?: (string);
  'ms'?: (number | string | Long);
}

export interface CriticalLeg {
  /**
   * observe, disprove, between.
   */
  'phase': (string);
  /**
   * auction, again, work, waiting, deciding.
   */
  'what': (string);
  /**
   * Empty between tasks.
   */
  'taskId': (string);
  'ms': (number);
}
