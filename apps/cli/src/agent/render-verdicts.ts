import type { Verdict } from '@compass/conformance';
import type { Paint } from '@compass/rendering';
import { paint } from '../print.js';

const marks = { passed: ['green', '✓'], failed: ['red', '✕'], skipped: ['yellow', '–'] } as const;

/** One verdict as a line, as it falls. */
export function renderVerdict({ check, about, status, reason }: Verdict, brush: Paint = paint): string {
  const [style, mark] = marks[status];
  const why = reason ? `\n    ${status === 'skipped' ? 'not judged' : 'but'}: ${reason}` : '';
  return `${brush(style, mark)} ${check.padEnd(15)} ${about}${why}\n`;
}

/** What it comes to. */
export function renderVerdicts(verdicts: readonly Verdict[]): string {
  const count = (status: Verdict['status']) => verdicts.filter((verdict) => verdict.status === status).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} not judged\n`;
}
