// Original file: compass/alerts/v1/alert_service.proto


export interface ExpireSilenceRequestInput {
  'silenceId'?: (string);
}

export interface ExpireSilenceRequest {
  'silenceId': (string);
}
