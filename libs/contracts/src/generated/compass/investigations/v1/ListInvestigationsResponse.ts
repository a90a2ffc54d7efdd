// Original file: compass/investigations/v1/investigations.proto

import type { InvestigationSummaryInput as _compass_investigations_v1_InvestigationSummaryInput, InvestigationSummary as _compass_investigations_v1_InvestigationSummary } from '../../../compass/investigations/v1/InvestigationSummary.js';

export interface ListInvestigationsResponseInput {
  'investigations'?: (_compass_investigations_v1_InvestigationSummaryInput)[];
  'nextPageToken'?: (string);
}

export interface ListInvestigationsResponse {
  'investigations': (_compass_investigations_v1_InvestigationSummary)[];
  'nextPageToken': (string);
}
