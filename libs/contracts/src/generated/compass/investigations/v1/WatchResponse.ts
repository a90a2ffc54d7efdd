// Original file: compass/investigations/v1/investigations.proto

import type { Long } from '@grpc/proto-loader';

export interface WatchResponseInput {
  'investigationId'?: (string);
  'version'?: (number);
  /**
   * The event's name in the investigation's log, for example TaskAwardRecorded.
   */
  'type'?: (string);
  'atMs'?: (number | string | Long);
  /**
   * The event as canonical JSON.
   */
  'data'?: (string);
  /**
   * Lower-case hex sha256 of data, as it was written with it.
   */
  'hash'?: (string);
}

export interface WatchResponse {
  'investigationId': (string);
  'version': (number);
  /**
   * The event's name in the investigation's log, for example TaskAwardRecorded.
   */
  'type': (string);
  'atMs': (number);
  /**
   * The event as canonical JSON.
   */
  'data': (string);
  /**
   * Lower-case hex sha256 of data, as it was written with it.
   */
  'hash': (string);
}
