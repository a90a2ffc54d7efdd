// Original file: compass/operations/v1/dead_letters.proto

import type { Long } from '@grpc/proto-loader';

export interface DeadLetterInput {
  'deadLetterId'?: (string);
  'service'?: (string);
  'topic'?: (string);
  'partition'?: (number);
  'offset'?: (string);
  'key'?: (string);
  /**
   * Stable code, for example unknown-environment.
   */
  'code'?: (string);
  'reason'?: (string);
  'attempts'?: (number);
  'failedAtMs'?: (number | string | Long);
  'headers'?: ({[key: string]: string});
  /**
   * The original bytes; empty in lists.
   */
  'body'?: (Buffer | Uint8Array | string);
  'bodyBytes'?: (number | string | Long);
}

export interface DeadLetter {
  'deadLetterId': (string);
  'service': (string);
  'topic': (string);
  'partition': (number);
  'offset': (string);
  'key': (string);
  /**
   * Stable code, for example unknown-environment.
   */
  'code': (string);
  'reason': (string);
  'attempts': (number);
  'failedAtMs': (number);
  'headers': ({[key: string]: string});
  /**
   * The original bytes; empty in lists.
   */
  'body': (Buffer);
  'bodyBytes': (number);
}
