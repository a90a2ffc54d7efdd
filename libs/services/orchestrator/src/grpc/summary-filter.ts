import { enumWord, type ListInvestigationsRequest } from '@compass/contracts';
import type { SummaryFilter } from '../store/orchestrator-store.js';

const statusName = 'compass.investigations.v1.InvestigationStatus';
const kindName = 'compass.investigations.v1.VerdictKind';

/** What a request asks for; what it leaves empty lets all pass. */
export function summaryFilter(request: ListInvestigationsRequest): SummaryFilter {
  const { statuses, verdictKinds, environment, service, incidentId, sinceMs, untilMs } = request;
  return {
    ...(statuses.length > 0 && { statuses: wordsOf<'statuses'>(statusName, statuses) }),
    ...(verdictKinds.length > 0 && { verdictKinds: wordsOf<'verdictKinds'>(kindName, verdictKinds) }),
    ...(environment && { environment }),
    ...(service && { service }),
    ...(incidentId && { incidentId }),
    ...(sinceMs > 0 && { sinceMs }),
    ...(untilMs > 0 && { untilMs }),
  };
}

/** The domain's own words are those of the enums. */
function wordsOf<Part extends 'statuses' | 'verdictKinds'>(enumName: string, values: readonly string[]) {
  return values.map((value) => enumWord(enumName, value)) as unknown as NonNullable<SummaryFilter[Part]>;
}
