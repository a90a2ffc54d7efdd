// Original file: compass/topology/v1/topology.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One service was seen to call another.
 */
export interface CallEdgeInput {
  'caller'?: (string);
  'callee'?: (string);
  /**
   * Calls seen in the observed window.
   */
  'calls'?: (number | string | Long);
  'errors'?: (number | string | Long);
}

/**
 * One service was seen to call another.
 */
export interface CallEdge {
  'caller': (string);
  'callee': (string);
  /**
   * Calls seen in the observed window.
   */
  'calls': (number);
  'errors': (number);
}
