// Original file: compass/market/v1/market_service.proto


export interface GetAccountRequestInput {
  'investigationId'?: (string);
}

export interface GetAccountRequest {
  'investigationId': (string);
}
