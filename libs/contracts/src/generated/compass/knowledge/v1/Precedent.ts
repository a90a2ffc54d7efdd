// Original file: compass/knowledge/v1/knowledge.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A concluded investigation of an incident with the same fingerprint.
 */
export interface PrecedentInput {
  'investigationId'?: (string);
  'category'?: (string);
  'service'?: (string);
  'probability'?: (number | string);
  'concludedAtMs'?: (number | string | Long);
}

/**
 * A concluded investigation of an incident with the same fingerprint.
 */
export interface Precedent {
  'investigationId': (string);
  'category': (string);
  'service': (string);
  'probability': (number);
  'concludedAtMs': (number);
}
