import type { CitedObservation, FullReport } from './full-report.js';
import { remarksOn } from './observations.js';
import { plain, renderReport, type Paint } from './report.js';
import { judgementWords } from './words.js';

/** The whole report as text: all evidence, what humans made of it, and every observation with all that is needed to look again. */
export function renderFullReport({ report, judgements, observations }: FullReport, paint: Paint = plain): string {
  const judged = judgements.map((judgement) => `   ${judgementWords(judgement, report)}`);
  return [
    renderReport(report, paint, Infinity),
    ...(judged.length > 0 ? [paint('bold', 'Judgements'), ...judged, ''] : []),
    paint('bold', 'Observations'),
    ...observations.flatMap((observation) => observationLines(observation, paint)),
    '',
  ].join('\n');
}

function observationLines(observation: CitedObservation, paint: Paint): string[] {
  const { hash, environment, signal, operation, window, link } = observation;
  const span = window ? `${isoTime(window.startMs)} to ${isoTime(window.endMs)}` : '';
  const remark = remarksOn(observation);
  return [
    `   ${hash}  ${signal}.${operation} of ${environment}${remark && ` (${remark})`}`,
    paint('dim', `      ${span}  ${JSON.stringify(observation.arguments)}`),
    ...(link ? [paint('dim', `      ${link}`)] : []),
  ];
}

const isoTime = (atMs: number): string => new Date(atMs).toISOString();
