// Original file: compass/market/v1/market_service.proto


export interface DrainAgentRequestInput {
  'name'?: (string);
  'version'?: (string);
  /**
   * False: ask it for bids again.
   */
  'draining'?: (boolean);
}

export interface DrainAgentRequest {
  'name': (string);
  'version': (string);
  /**
   * False: ask it for bids again.
   */
  'draining': (boolean);
}
