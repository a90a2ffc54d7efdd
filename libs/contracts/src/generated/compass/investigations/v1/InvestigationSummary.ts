// Original file: compass/investigations/v1/investigations.proto

import type { InvestigationStatusInput as _compass_investigations_v1_InvestigationStatusInput, InvestigationStatus as _compass_investigations_v1_InvestigationStatus } from '../../../compass/investigations/v1/InvestigationStatus.js';
import type { VerdictInput as _compass_investigations_v1_VerdictInput, Verdict as _compass_investigations_v1_Verdict } from '../../../compass/investigations/v1/Verdict.js';
import type { Long } from '@grpc/proto-loader';

export interface InvestigationSummaryInput {
  'investigationId'?: (string);
  'incidentId'?: (string);
  'environment'?: (string);
  'service'?: (string);
  'alert'?: (string);
  'status'?: (_compass_investigations_v1_InvestigationStatusInput);
  'openedAtMs'?: (number | string | Long);
  'concludedAtMs'?: (number | string | Long);
  /**
   * Set once concluded; confirmed also when a human confirmed its hypothesis later.
   */
  'verdict'?: (_compass_investigations_v1_VerdictInput | null);
  /**
   * The number of events in its log.
   */
  'version'?: (number);
}

export interface InvestigationSummary {
  'investigationId': (string);
  'incidentId': (string);
  'environment': (string);
  'service': (string);
  'alert': (string);
  'status': (_compass_investigations_v1_InvestigationStatus);
  'openedAtMs': (number);
  'concludedAtMs': (number);
  /**
   * Set once concluded; confirmed also when a human confirmed its hypothesis later.
   */
  'verdict': (_compass_investigations_v1_Verdict | null);
  /**
   * The number of events in its log.
   */
  'version': (number);
}
