import { enumWord, messageJson, type Report } from '@compass/contracts';
import type { Outcome } from '../domain/receiver.js';

/** What a receiver gets: the report in `data`, spelled as the REST API spells it. */
export function verdictBody(report: Report, publishedAtMs: number): string {
  return JSON.stringify({
    type: 'verdict.reached',
    timestamp: new Date(publishedAtMs).toISOString(),
    data: messageJson('compass.investigations.v1.Report', report),
  });
}

export function outcomeOf({ verdict, incident }: Report): Outcome {
  const services = [verdict?.service, incident?.service].filter((service) => service !== undefined && service !== '');
  return {
    verdict: enumWord('compass.investigations.v1.VerdictKind', verdict?.kind ?? 'VERDICT_KIND_UNSPECIFIED'),
    environment: incident?.environment ?? '',
    services: services as string[],
  };
}
