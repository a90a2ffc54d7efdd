// Original file: compass/alerts/v1/alert_service.proto


export interface GetAlertRequestInput {
  'alertId'?: (string);
}

export interface GetAlertRequest {
  'alertId': (string);
}
