import type { InvestigationSummaryInput } from '@compass/contracts';
import { verdictMessage } from '../edge/report-message.js';
import type { InvestigationSummary } from '../store/orchestrator-store.js';

const statuses = {
  waiting: 'INVESTIGATION_STATUS_WAITING',
  running: 'INVESTIGATION_STATUS_RUNNING',
  concluded: 'INVESTIGATION_STATUS_CONCLUDED',
  expired: 'INVESTIGATION_STATUS_EXPIRED',
} as const satisfies Record<InvestigationSummary['status'], string>;

export function summaryMessage({
  status,
  verdict,
  judgement,
  ...same
}: InvestigationSummary): InvestigationSummaryInput {
  const isConfirmed = judgement?.choice === 'confirmed' && judgement.hypothesisId === verdict?.cause?.hypothesisId;
  const reached = verdict && { ...verdictMessage(verdict), confirmed: verdict.confirmed || isConfirmed };
  return { ...same, status: statuses[status], ...(reached && { verdict: reached }) };
}
