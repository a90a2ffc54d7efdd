// Original file: compass/market/v1/market_service.proto


export interface RegisterResponseInput {
  'topic'?: (string);
  'leaseMs'?: (number);
  'heartbeatMs'?: (number);
}

export interface RegisterResponse {
  'topic': (string);
  'leaseMs': (number);
  'heartbeatMs': (number);
}
