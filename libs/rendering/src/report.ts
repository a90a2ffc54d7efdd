import {
  causeTitle,
  percentText,
  type Disproof,
  type Evidence,
  type Hypothesis,
  type Report,
} from '@compass/contracts';
import { alertWords, clockTime, dollars, statusWord, verdictHeadline } from './words.js';

/** Paints a part of the text; the identity function for plain text. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', text: string) => string;

export const plain: Paint = (_style, text) => text;

const evidenceShown = 4;

/**
 * A report as an engineer on call reads it: the answer first, then why, what speaks against it, what was tried to disprove it,
 * and how to look again. Lines end in \n.
 * @param most evidence that is shown of each kind
 */
export function renderReport(report: Report, paint: Paint = plain, most = evidenceShown): string {
  const lines = [
    ...headline(report, paint),
    ...report.hypotheses.flatMap((hypothesis) => ['', ...renderHypothesis(hypothesis, report, { paint, most })]),
    ...symptoms(report, { paint, most }),
    ...work(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function headline(report: Report, paint: Paint): string[] {
  const { verdict, incident } = report;
  const colour = verdict?.kind === 'VERDICT_KIND_CAUSE' ? 'red' : 'green';
  return [
    paint('bold', 'VERDICT  ') + paint(colour, paint('bold', verdict ? verdictHeadline(verdict) : 'none')),
    `         ${verdict?.reason ?? ''}`,
    paint('dim', `Alert    ${alertWords(incident)}`),
    paint('dim', `Where    ${incident?.environment ?? ''}, since ${clockTime(incident?.startedAtMs ?? 0)} UTC`),
  ];
}

/** How it is written. */
interface Manner {
  readonly paint: Paint;
  readonly most: number;
}

function renderHypothesis(hypothesis: Hypothesis, report: Report, manner: Manner): string[] {
  const { paint } = manner;
  const status = statusWord(hypothesis.status);
  const chosen = hypothesis.hypothesisId === report.verdict?.hypothesisId;
  const title = `${hypothesis.rank}. ${causeTitle(hypothesis.category)} at ${hypothesis.service}`;
  const onset = hypothesis.onsetMs > 0 ? `, since ${clockTime(hypothesis.onsetMs)}` : '';
  return [
    paint('bold', title) +
      `  ${percentText(hypothesis.probability)}, ${paint(chosen ? 'red' : 'cyan', status)}` +
      paint('dim', onset),
    ...furtherReasoning(hypothesis).map((step) => `   ${step}`),
    ...evidence('for    ', hypothesis.supporting, manner),
    ...evidence('against', hypothesis.contradicting, manner),
    ...hypothesis.disproofs.flatMap((disproof) => tried(disproof, hypothesis, paint)),
  ];
}

/** The steps that do more than repeat the evidence, which is shown anyway. */
function furtherReasoning({ reasoning, supporting, contradicting }: Hypothesis): string[] {
  const shown = [...supporting, ...contradicting].map(({ statement }) => statement);
  return reasoning.filter((step) => !shown.some((statement) => step.includes(statement)));
}

function evidence(label: string, items: readonly Evidence[], { paint, most }: Manner): string[] {
  const shown = items.slice(0, most).map((item) => `   ${label}  ${item.statement} ${source(item, paint)}`);
  const rest = items.length - shown.length;
  return rest > 0 ? [...shown, paint('dim', `   ${label}  … and ${rest} more`)] : shown;
}

const source = (item: { agent: string; observations: readonly string[] }, paint: Paint): string =>
  paint('dim', `[${item.agent}: ${item.observations.map((hash) => hash.slice(0, 10)).join(' ')}]`);

/** A disproof's statement is a list of what was tested: one line each; what repeats the evidence that is shown says so. */
function tried(disproof: Disproof, { supporting }: Hypothesis, paint: Paint): string[] {
  const outcome = disproof.tested ? `contradiction ${disproof.contradiction.toFixed(2)}` : 'could not be tested';
  const [, first = disproof.statement, list] = /^([^:;]+): (.*; .*)$/s.exec(disproof.statement) ?? [];
  const tests = list?.split('; ') ?? [];
  const title = tests.length > 0 ? `${first} (${outcome}):` : `${first} (${outcome})`;
  return [
    `   tried    ${title} ${source(disproof, paint)}`,
    ...tests.map((test) => `            - ${seenAgain(test, supporting)}`),
  ];
}

function seenAgain(test: string, supporting: readonly Evidence[]): string {
  const plain = (text: string) => text.replaceAll('; ', ', ').replace(/\.$/, '');
  const isShown = supporting.some(({ statement }) => plain(statement) === plain(test));
  return isShown ? 'what speaks for it is seen again' : test.replace(/\.$/, '');
}

function symptoms(report: Report, manner: Manner): string[] {
  if (report.symptoms.length === 0) return [];
  return ['', manner.paint('bold', 'Symptoms'), ...evidence('seen   ', report.symptoms, manner)];
}

function work(report: Report, paint: Paint): string[] {
  const agents = [
    ...new Set(report.tasks.filter(({ agent }) => agent).map(({ agent, agentVersion }) => `${agent}@${agentVersion}`)),
  ];
  const seconds = ((report.concludedAtMs - report.openedAtMs) / 1000).toFixed(1);
  return [
    '',
    ...shortfalls(report.degraded).map((shortfall) => paint('yellow', `Degraded: ${shortfall}`)),
    paint('dim', `${report.tasks.length} tasks by ${agents.join(', ') || 'nobody'} in ${seconds} s`) +
      paint('dim', ` for ${dollars(report.costMicros)} of ${dollars(report.budgetMicros)}`),
    paint(
      'dim',
      `Investigation ${report.investigationId}; [hashes] name observations: each is a query that can be run again`,
    ),
  ];
}

/** What the same agents could not look at is one line. */
function shortfalls(degraded: readonly string[]): string[] {
  const lacks = degraded.map((line) => ({ line, lack: /^(.+): (\S+) is not available$/.exec(line) }));
  const bySignal = Map.groupBy(lacks, ({ lack }) => lack?.[2]);
  const agentsOf = (signal: string) =>
    (bySignal.get(signal) ?? [])
      .map(({ lack }) => lack![1]!)
      .sort()
      .join(', ');
  const signals = [...bySignal.keys()].filter((signal) => signal !== undefined);
  return [
    ...(bySignal.get(undefined) ?? []).map(({ line }) => line),
    ...[...Map.groupBy(signals, agentsOf)].map(([agents, same]) => `not available to ${agents}: ${same.join(', ')}`),
  ];
}
