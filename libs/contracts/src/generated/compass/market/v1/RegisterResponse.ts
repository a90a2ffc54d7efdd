// Original file: compass/market/v1/market_service.proto


export interface RegisterResponseInput {
  'topic'?: (string);
  'leaseMs'?: (number);
  'heartbeatMs'?: (number);
  /**
   * The version of the agent protocol that the market speaks.
   */
  'protocol'?: (number);
}

export interface RegisterResponse {
  'topic': (string);
  'leaseMs': (number);
  'heartbeatMs': (number);
  /**
   * The version of the agent protocol that the market speaks.
   */
  'protocol': (number);
}
