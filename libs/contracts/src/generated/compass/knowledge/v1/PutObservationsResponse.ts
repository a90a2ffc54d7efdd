// Original file: compass/knowledge/v1/knowledge.proto


export interface PutObservationsResponseInput {
  'stored'?: (number);
}

export interface PutObservationsResponse {
  'stored': (number);
}
