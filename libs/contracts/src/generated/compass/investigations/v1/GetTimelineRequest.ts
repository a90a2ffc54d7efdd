// Original file: compass/investigations/v1/investigations.proto


export interface GetTimelineRequestInput {
  'investigationId'?: (string);
}

export interface GetTimelineRequest {
  'investigationId': (string);
}
