import { messageJson } from '@compass/contracts';
import type { FullReport } from '@compass/rendering';

/** The whole report as the API shows it. */
export function fullReportJson({ report, judgements, observations }: FullReport) {
  return {
    report: messageJson('compass.investigations.v1.Report', report),
    judgements: judgements.map((each) => messageJson('compass.investigations.v1.Judgement', each)),
    observations: observations.map(({ link, ...same }) => ({ ...same, link: link ?? null })),
  };
}
