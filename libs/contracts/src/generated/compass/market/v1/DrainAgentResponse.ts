// Original file: compass/market/v1/market_service.proto


export interface DrainAgentResponseInput {
  /**
   * Awards that it has not answered yet.
   */
  'openAwards'?: (number);
}

export interface DrainAgentResponse {
  /**
   * Awards that it has not answered yet.
   */
  'openAwards': (number);
}
