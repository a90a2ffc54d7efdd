// Original file: compass/alerts/v1/alert_service.proto

import type { SilenceInput as _compass_alerts_v1_SilenceInput, Silence as _compass_alerts_v1_Silence } from '../../../compass/alerts/v1/Silence.js';

export interface CreateSilenceRequestInput {
  /**
   * Without an id. Without a start it begins now.
   */
  'silence'?: (_compass_alerts_v1_SilenceInput | null);
  /**
   * The same for every retry: they make one silence. Empty: each request makes one.
   */
  'requestKey'?: (string);
}

export interface CreateSilenceRequest {
  /**
   * Without an id. Without a start it begins now.
   */
  'silence': (_compass_alerts_v1_Silence | null);
  /**
   * The same for every retry: they make one silence. Empty: each request makes one.
   */
  'requestKey': (string);
}
