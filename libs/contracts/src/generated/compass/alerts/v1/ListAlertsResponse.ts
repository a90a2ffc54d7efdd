// Original file: compass/alerts/v1/alert_service.proto

import type { AlertRecordInput as _compass_alerts_v1_AlertRecordInput, AlertRecord as _compass_alerts_v1_AlertRecord } from '../../../compass/alerts/v1/AlertRecord.js';

export interface ListAlertsResponseInput {
  'records'?: (_compass_alerts_v1_AlertRecordInput)[];
  'nextPageToken'?: (string);
}

export interface ListAlertsResponse {
  'records': (_compass_alerts_v1_AlertRecord)[];
  'nextPageToken': (string);
}
