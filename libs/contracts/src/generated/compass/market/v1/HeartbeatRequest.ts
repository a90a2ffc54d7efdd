// Original file: compass/market/v1/market_service.proto


export interface HeartbeatRequestInput {
  'name'?: (string);
  'version'?: (string);
  'instance'?: (string);
  /**
   * Its consumer has joined: biddable from now on.
   */
  'consuming'?: (boolean);
}

export interface HeartbeatRequest {
  'name': (string);
  'version': (string);
  'instance': (string);
  /**
   * Its consumer has joined: biddable from now on.
   */
  'consuming': (boolean);
}
