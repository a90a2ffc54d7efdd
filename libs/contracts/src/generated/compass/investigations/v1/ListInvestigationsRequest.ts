// Original file: compass/investigations/v1/investigations.proto

import type { InvestigationStatusInput as _compass_investigations_v1_InvestigationStatusInput, InvestigationStatus as _compass_investigations_v1_InvestigationStatus } from '../../../compass/investigations/v1/InvestigationStatus.js';
import type { VerdictKindInput as _compass_investigations_v1_VerdictKindInput, VerdictKind as _compass_investigations_v1_VerdictKind } from '../../../compass/investigations/v1/VerdictKind.js';
import type { Long } from '@grpc/proto-loader';

export interface ListInvestigationsRequestInput {
  /**
   * At most 500; 0 means 50. Newest first.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Empty or absent: any. Statuses and kinds: one of these.
   */
  'statuses'?: (_compass_investigations_v1_InvestigationStatusInput)[];
  'verdictKinds'?: (_compass_investigations_v1_VerdictKindInput)[];
  'environment'?: (string);
  /**
   * The service of the alert, or the one where the cause is.
   */
  'service'?: (string);
  /**
   * Wall clock of the opening: from here on.
   */
  'sinceMs'?: (number | string | Long);
  /**
   * Before this.
   */
  'untilMs'?: (number | string | Long);
  'incidentId'?: (string);
}

export interface ListInvestigationsRequest {
  /**
   * At most 500; 0 means 50. Newest first.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Empty or absent: any. Statuses and kinds: one of these.
   */
  'statuses': (_compass_investigations_v1_InvestigationStatus)[];
  'verdictKinds': (_compass_investigations_v1_VerdictKind)[];
  'environment': (string);
  /**
   * The service of the alert, or the one where the cause is.
   */
  'service': (string);
  /**
   * Wall clock of the opening: from here on.
   */
  'sinceMs': (number);
  /**
   * Before this.
   */
  'untilMs': (number);
  'incidentId': (string);
}
