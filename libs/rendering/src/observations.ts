import type { Report } from '@compass/contracts';
import type { CitedObservation } from './full-report.js';
import { plain, type Paint } from './report.js';
import { clockTime } from './words.js';

/** Every observation that a report cites, once, in the order of the report. */
export function citedBy({ hypotheses, symptoms }: Report): string[] {
  const cited = hypotheses.flatMap(({ supporting, contradicting, disproofs }) => [
    ...supporting,
    ...contradicting,
    ...disproofs,
  ]);
  return [...new Set([...cited, ...symptoms].flatMap(({ observations }) => observations))];
}

/** What was asked of which telemetry, a line for each observation, named as reports name it; where people look at it below. */
export function renderObservations(observations: readonly CitedObservation[], paint: Paint = plain): string {
  const lines = observations.flatMap((observation) => [
    `   ${observation.hash.slice(0, 10)}  ${question(observation)}`,
    ...(observation.link ? [paint('dim', `               ${observation.link}`)] : []),
  ]);
  return [paint('bold', 'Observations'), ...lines].join('\n');
}

function question({ signal, operation, arguments: given, window, ...state }: CitedObservation): string {
  const span = window ? `${clockTime(window.startMs)}–${clockTime(window.endMs)}` : '';
  const remark = remarksOn(state);
  return `${signal}.${operation} ${span} ${shortened(JSON.stringify(given))}${remark && ` (${remark})`}`;
}

/** Empty where there is nothing to remark. */
export function remarksOn({ available, summarised }: Pick<CitedObservation, 'available' | 'summarised'>): string {
  return [...(available ? [] : ['not available']), ...(summarised ? ['summarised'] : [])].join(', ');
}

const longest = 160;
const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);
