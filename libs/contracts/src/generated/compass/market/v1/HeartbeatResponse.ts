// Original file: compass/market/v1/market_service.proto

import type { Long } from '@grpc/proto-loader';

export interface HeartbeatResponseInput {
  'leaseUntilMs'?: (number | string | Long);
  /**
   * Its version is drained: it gets no new awards, and may be stopped once it has none.
   */
  'draining'?: (boolean);
}

export interface HeartbeatResponse {
  'leaseUntilMs': (number);
  /**
   * Its version is drained: it gets no new awards, and may be stopped once it has none.
   */
  'draining': (boolean);
}
