import type { Precedent, Report } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';

/** A concluded investigation, as later ones look for it. */
export interface Conclusion extends Precedent {
  readonly incidentFingerprint: string;
  readonly environment: string;
}

/** What is kept of a report; category and service are empty unless a cause was found. @throws PermanentError `invalid-report` */
export function conclusionOf(report: Report | null): Conclusion {
  if (!report?.incident || !report.verdict)
    throw new PermanentError('invalid-report', 'a verdict comes with its report, incident and verdict in it');
  const { incident, verdict } = report;
  return {
    investigationId: report.investigationId,
    incidentFingerprint: incident.fingerprint,
    environment: incident.environment,
    category: verdict.category,
    service: verdict.service,
    probability: verdict.confidence,
    concludedAtMs: report.concludedAtMs,
  };
}
