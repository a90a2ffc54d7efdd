// Original file: compass/knowledge/v1/knowledge.proto


export interface FindMissingResponseInput {
  'missing'?: (string)[];
}

export interface FindMissingResponse {
  'missing': (string)[];
}
