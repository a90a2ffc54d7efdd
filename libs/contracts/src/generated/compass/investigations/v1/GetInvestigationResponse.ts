// Original file: compass/investigations/v1/investigations.proto

import type { InvestigationSummaryInput as _compass_investigations_v1_InvestigationSummaryInput, InvestigationSummary as _compass_investigations_v1_InvestigationSummary } from '../../../compass/investigations/v1/InvestigationSummary.js';
import type { ReportInput as _compass_investigations_v1_ReportInput, Report as _compass_investigations_v1_Report } from '../../../compass/investigations/v1/Report.js';

export interface GetInvestigationResponseInput {
  'summary'?: (_compass_investigations_v1_InvestigationSummaryInput | null);
  /**
   * Set once concluded.
   */
  'report'?: (_compass_investigations_v1_ReportInput | null);
}

export interface GetInvestigationResponse {
  'summary': (_compass_investigations_v1_InvestigationSummary | null);
  /**
   * Set once concluded.
   */
  'report': (_compass_investigations_v1_Report | null);
}
