// Original file: compass/alerts/v1/alert_service.proto

import type { SilenceInput as _compass_alerts_v1_SilenceInput, Silence as _compass_alerts_v1_Silence } from '../../../compass/alerts/v1/Silence.js';

export interface ListSilencesResponseInput {
  /**
   * With the windows of the maintenance file. Those that end last come first; at most 1000 that were made.
   */
  'silences'?: (_compass_alerts_v1_SilenceInput)[];
}

export interface ListSilencesResponse {
  /**
   * With the windows of the maintenance file. Those that end last come first; at most 1000 that were made.
   */
  'silences': (_compass_alerts_v1_Silence)[];
}
