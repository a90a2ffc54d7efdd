// Original file: compass/investigations/v1/investigations.proto

import type { ReportInput as _compass_investigations_v1_ReportInput, Report as _compass_investigations_v1_Report } from '../../../compass/investigations/v1/Report.js';

/**
 * Event: an investigation ended. Topic compass.verdicts.v1, key investigation_id.
 */
export interface VerdictReachedInput {
  'report'?: (_compass_investigations_v1_ReportInput | null);
}

/**
 * Event: an investigation ended. Topic compass.verdicts.v1, key investigation_id.
 */
export interface VerdictReached {
  'report': (_compass_investigations_v1_Report | null);
}
