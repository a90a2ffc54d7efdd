// Original file: compass/knowledge/v1/knowledge.proto


export interface FindMissingRequestInput {
  'hashes'?: (string)[];
}

export interface FindMissingRequest {
  'hashes': (string)[];
}
