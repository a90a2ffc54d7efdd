import { messageFromJson, type Judgement, type Report } from '@compass/contracts';
import { renderFullReport, renderObservations, renderReport, type CitedObservation } from '@compass/rendering';
import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import type { Gateway } from '../gateway/gateway.js';
import { namedInvestigation } from '../gateway/named.js';
import { paint, print } from '../print.js';

/** A report with what it cites, as the API gives it. */
export interface FullReportJson {
  readonly report: { readonly verdict: { readonly kind: string } | null };
  readonly judgements: readonly unknown[];
  readonly observations: readonly CitedObservation[];
}

/** @throws PermanentError `not-concluded`, `unknown-investigation` */
export const fetchReport = (gateway: Gateway, investigationId: string): Promise<FullReportJson> =>
  gateway.get<FullReportJson>(`/v1/investigations/${investigationId}/report`);

interface ShowOptions extends AccessOptions {
  readonly full?: boolean;
  readonly markdown?: boolean;
}

/** Prints the report of an investigation that has ended, with what it cites. */
export async function showReport(name: string, options: ShowOptions): Promise<void> {
  const gateway = gatewayOf(options);
  const id = await namedInvestigation(gateway, name);
  if (options.markdown)
    return void process.stdout.write(await gateway.text(`/v1/investigations/${id}/report?format=markdown`));
  print(await fetchReport(gateway, id), (found) => reportText(found, options.full), options.json);
}

/** @param full all evidence, and every query */
export function reportText(found: FullReportJson, full = false): string {
  const report = messageFromJson<Report>('compass.investigations.v1.Report', found.report);
  const { observations } = found;
  if (!full) return `${renderReport(report, paint)}\n${renderObservations(observations, paint)}\n`;
  const judgements = found.judgements.map((each) =>
    messageFromJson<Judgement>('compass.investigations.v1.Judgement', each),
  );
  return renderFullReport({ report, judgements, observations }, paint);
}
