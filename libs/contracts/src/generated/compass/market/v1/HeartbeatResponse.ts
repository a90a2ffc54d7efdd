// Original file: compass/market/v1/market_service.proto

import type { Long } from '@grpc/proto-loader';

export interface HeartbeatResponseInput {
  'leaseUntilMs'?: (number | string | Long);
}

export interface HeartbeatResponse {
  'leaseUntilMs': (number);
}
