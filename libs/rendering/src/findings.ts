import { causeTitle, type Finding, type ResultReported } from '@compass/contracts';
import type { CitedObservation } from './full-report.js';
import { renderObservations } from './observations.js';
import { plain, type Paint } from './report.js';
import { clockTime } from './words.js';

/**
 * What one agent answered to one task, as its author reads it: each finding with what it claims and cites, then all that was looked at.
 * Lines end in \n.
 * @param observations in the order in which they were made
 */
export function renderFindings(
  result: ResultReported,
  observations: readonly CitedObservation[],
  paint: Paint = plain,
): string {
  const lines = [
    ...(result.failureCode ? [paint('red', `failed: ${result.failureCode}: ${result.failureReason}`)] : []),
    ...(result.findings.length === 0 ? ['no findings'] : result.findings.flatMap((each) => findingLines(each, paint))),
    ...[...new Set(result.notAvailable)].map((signal) => paint('yellow', `not available: ${signal}`)),
    ...(observations.length > 0 ? ['', renderObservations(observations, paint)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const directions: Readonly<Record<Finding['direction'], string>> = {
  DIRECTION_UNSPECIFIED: '',
  DIRECTION_UP: ' up',
  DIRECTION_DOWN: ' down',
  DIRECTION_CHANGED: ' changed',
};

function findingLines(finding: Finding, paint: Paint): string[] {
  const { service, category, indicator, direction, onsetMs, strength, stance, statement, check } = finding;
  const claim = category === '' ? 'a symptom' : causeTitle(category);
  const bearing = stance === 'STANCE_CONTRADICTS' ? 'speaks against ' : '';
  const since = onsetMs > 0 ? ` since ${clockTime(onsetMs)}` : '';
  return [
    `${paint('bold', `${bearing}${claim} at ${service}`)}  strength ${strength.toFixed(2)}`,
    `   seen     ${indicator}${directions[direction]}${since}${check && `, by ${check}`}`,
    `   says     ${statement} ${paint('dim', `[${finding.observations.map((hash) => hash.slice(0, 10)).join(' ')}]`)}`,
    ...finding.refutations.map((each) => `   wrong if ${each}`),
  ];
}
