// Original file: compass/market/v1/task.proto

import type { Long } from '@grpc/proto-loader';

/**
 * The hypothesis under attack, in a disproof task.
 */
export interface ClaimInput {
  'hypothesisId'?: (string);
  'category'?: (string);
  'service'?: (string);
  'indicator'?: (string);
  /**
   * Environment's time; 0 when unknown.
   */
  'onsetMs'?: (number | string | Long);
  'statement'?: (string);
  'refutations'?: (string)[];
}

/**
 * The hypothesis under attack, in a disproof task.
 */
export interface Claim {
  'hypothesisId': (string);
  'category': (string);
  'service': (string);
  'indicator': (string);
  /**
   * Environment's time; 0 when unknown.
   */
  'onsetMs': (number);
  'statement': (string);
  'refutations': (string)[];
}
