// Original file: compass/market/v1/events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Event: the set of capabilities that registered agents offer changed. Key "registry"; the highest revision wins.
 */
export interface CapabilitiesChangedInput {
  'revision'?: (number | string | Long);
  'capabilities'?: (string)[];
}

/**
 * Event: the set of capabilities that registered agents offer changed. Key "registry"; the highest revision wins.
 */
export interface CapabilitiesChanged {
  'revision': (number);
  'capabilities': (string)[];
}
