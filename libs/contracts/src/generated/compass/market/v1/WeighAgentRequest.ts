// Original file: compass/market/v1/market_service.proto


export interface WeighAgentRequestInput {
  'name'?: (string);
  'version'?: (string);
  /**
   * Of each task, one version of the name is asked for a bid, drawn by the weights of those that could be asked; 0: only where no
   * other version could be. Negative: no weight any more. A name of which no version has a weight has all its versions bid side by side.
   */
  'weight'?: (number);
}

export interface WeighAgentRequest {
  'name': (string);
  'version': (string);
  /**
   * Of each task, one version of the name is asked for a bid, drawn by the weights of those that could be asked; 0: only where no
   * other version could be. Negative: no weight any more. A name of which no version has a weight has all its versions bid side by side.
   */
  'weight': (number);
}
