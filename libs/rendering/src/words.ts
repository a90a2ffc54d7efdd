import {
  causeTitle,
  probabilityText,
  type HypothesisStatus,
  type Judgement,
  type Report,
  type Verdict,
} from '@compass/contracts';

const statusWords: Record<HypothesisStatus, string> = {
  HYPOTHESIS_STATUS_UNSPECIFIED: 'untested',
  HYPOTHESIS_STATUS_UNTESTED: 'untested',
  HYPOTHESIS_STATUS_STANDS: 'stands',
  HYPOTHESIS_STATUS_AMBIGUOUS: 'ambiguous: a human must judge',
  HYPOTHESIS_STATUS_DISPROVED: 'disproved',
};

export function statusWord(status: HypothesisStatus): string {
  return statusWords[status];
}

/** The verdict in one line, without its reason. */
export function verdictHeadline(verdict: Verdict): string {
  const sure = probabilityText(verdict.confidence);
  if (verdict.kind === 'VERDICT_KIND_CAUSE') return `${causeTitle(verdict.category)} at ${verdict.service} (${sure})`;
  if (verdict.kind === 'VERDICT_KIND_NO_FAULT') return `No fault behind this alert (${sure})`;
  return 'The evidence does not carry an answer';
}

/** Which alert it was, as far as the monitor said: its name, where it fired, and its words, if they are others than its name. */
export function alertWords(incident: Report['incident']): string {
  const { name = '', summary = '' } = incident?.alerts[0] ?? {};
  const where = incident?.service ? `${name} on ${incident.service}` : name;
  return summary === '' || summary === name ? where : `${where}: ${summary}`;
}

/** Who made what of which hypothesis, in one line. */
export function judgementWords({ hypothesisId, choice, by, note, atMs }: Judgement, { hypotheses }: Report): string {
  const hypothesis = hypotheses.find((each) => each.hypothesisId === hypothesisId);
  const what = hypothesis ? `${causeTitle(hypothesis.category)} at ${hypothesis.service}` : hypothesisId;
  const verb = choice === 'JUDGEMENT_CHOICE_CONFIRMED' ? 'confirmed' : 'rejected';
  return `${new Date(atMs).toISOString()} ${by || 'somebody'} ${verb} ${what}${note && `: ${note}`}`;
}

/** Clock time of an epoch millisecond in UTC, to the second. */
export function clockTime(atMs: number): string {
  return new Date(atMs).toISOString().slice(11, 19);
}

export const dollars = (micros: number): string => `${(micros / 1e6).toFixed(2)} USD`;

const longestShown = 120;

/** A JSON value in one line, cut where it is long; `nothing` for what is absent. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown - 1)}…`;
}
