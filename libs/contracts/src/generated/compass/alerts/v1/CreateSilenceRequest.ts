// Original file: compass/alerts/v1/alert_service.proto

import type { SilenceInput as _compass_alerts_v1_SilenceInput, Silence as _compass_alerts_v1_Silence } from '../../../compass/alerts/v1/Silence.js';

export interface CreateSilenceRequestInput {
  /**
   * Without an id. Without a start it begins now.
   */
  'silence'?: (_compass_alerts_v1_SilenceInput | null);
}

export interface CreateSilenceRequest {
  /**
   * Without an id. Without a start it begins now.
   */
  'silence': (_compass_alerts_v1_Silence | null);
}
