import type { Observation, Report } from '@compass/contracts';
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

/** What was asked of which telemetry, a line for each observation, named as reports name it. */
export function renderObservations(observations: readonly Observation[], paint: Paint = plain): string {
  const lines = observations.map((observation) => `   ${observation.hash.slice(0, 10)}  ${question(observation)}`);
  return [paint('bold', 'Observations'), ...lines].join('\n');
}

function question({ query, window, availability, summarised }: Observation): string {
  const { signal, operation, arguments: given } = JSON.parse(query) as Query;
  const { window: _, ...rest } = given;
  const span = window ? `${clockTime(window.startMs)}–${clockTime(window.endMs)}` : '';
  const remarks = [
    ...(availability === 'AVAILABILITY_AVAILABLE' ? [] : ['not available']),
    ...(summarised ? ['summarised'] : []),
  ];
  const remark = remarks.length > 0 ? ` (${remarks.join(', ')})` : '';
  return `${signal}.${operation} ${span} ${shortened(JSON.stringify(rest))}${remark}`;
}

interface Query {
  readonly signal: string;
  readonly operation: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

const longest = 160;
const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);
