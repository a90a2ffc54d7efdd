// Original file: compass/investigations/v1/investigations.proto


export interface GetInvestigationRequestInput {
  'investigationId'?: (string);
}

export interface GetInvestigationRequest {
  'investigationId': (string);
}
