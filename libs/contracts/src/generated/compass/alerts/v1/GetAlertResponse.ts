// Original file: compass/alerts/v1/alert_service.proto

import type { AlertRecordInput as _compass_alerts_v1_AlertRecordInput, AlertRecord as _compass_alerts_v1_AlertRecord } from '../../../compass/alerts/v1/AlertRecord.js';

export interface GetAlertResponseInput {
  'record'?: (_compass_alerts_v1_AlertRecordInput | null);
}

export interface GetAlertResponse {
  'record': (_compass_alerts_v1_AlertRecord | null);
}
