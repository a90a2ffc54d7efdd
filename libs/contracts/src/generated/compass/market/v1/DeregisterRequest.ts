// Original file: compass/market/v1/market_service.proto


export interface DeregisterRequestInput {
  'name'?: (string);
  'version'?: (string);
  'instance'?: (string);
}

export interface DeregisterRequest {
  'name': (string);
  'version': (string);
  'instance': (string);
}
