// Original file: compass/knowledge/v1/knowledge.proto


export interface GetObservationsRequestInput {
  'hashes'?: (string)[];
}

export interface GetObservationsRequest {
  'hashes': (string)[];
}
