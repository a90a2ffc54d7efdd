// Original file: compass/investigations/v1/investigations.proto

import type { InvestigationSummaryInput as _compass_investigations_v1_InvestigationSummaryInput, InvestigationSummary as _compass_investigations_v1_InvestigationSummary } from '../../../compass/investigations/v1/InvestigationSummary.js';
import type { ReportInput as _compass_investigations_v1_ReportInput, Report as _compass_investigations_v1_Report } from '../../../compass/investigations/v1/Report.js';
import type { JudgementInput as _compass_investigations_v1_JudgementInput, Judgement as _compass_investigations_v1_Judgement } from '../../../compass/investigations/v1/Judgement.js';

export interface GetInvestigationResponseInput {
  'summary'?: (_compass_investigations_v1_InvestigationSummaryInput | null);
  /**
   * Set once concluded.
   */
  'report'?: (_compass_investigations_v1_ReportInput | null);
  /**
   * What humans made of its hypotheses, oldest first; the last one on a hypothesis holds.
   */
  'judgements'?: (_compass_investigations_v1_JudgementInput)[];
}

export interface GetInvestigationResponse {
  'summary': (_compass_investigations_v1_InvestigationSummary | null);
  /**
   * Set once concluded.
   */
  'report': (_compass_investigations_v1_Report | null);
  /**
   * What humans made of its hypotheses, oldest first; the last one on a hypothesis holds.
   */
  'judgements': (_compass_investigations_v1_Judgement)[];
}
