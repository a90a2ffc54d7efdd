import { causeTitle, percentText, probabilityText } from '@compass/contracts';
import { plain, type Paint } from './report.js';

/** Two runs of one investigation, as `compass replay --with` shows them. */
interface Comparison {
  readonly investigationId: string;
  readonly equal: boolean;
  readonly findings: readonly {
    readonly capability: string;
    readonly before: string;
    readonly after: string;
    readonly lost: readonly string[];
    readonly gained: readonly string[];
  }[];
  readonly ranking: { readonly before: readonly Ranked[]; readonly after: readonly Ranked[] };
  readonly verdict: { readonly before: Answered; readonly after: Answered };
  readonly notRecorded: readonly string[];
  /** False: also on the recorded answers this version would decide otherwise. */
  readonly decidesAlike: boolean;
}

interface Ranked {
  readonly service: string;
  readonly category: string;
  readonly probability: number;
  readonly status: string;
}

interface Answered {
  readonly kind: string;
  readonly category: string;
  readonly service: string;
  readonly confidence: number;
}

/** The verdict, the ranking and the findings before and after; of findings, only those that differ. Lines end in \n. */
export function renderComparison(comparison: Comparison, paint: Paint = plain): string {
  const { investigationId, equal, findings, ranking, verdict, notRecorded, decidesAlike } = comparison;
  const lines = [
    `${paint('bold', investigationId)}  ${equal ? paint('green', 'the same answer') : paint('yellow', 'it differs')}`,
    ...(decidesAlike ? [] : ['also on the recorded answers this version decides otherwise: see compass replay']),
    paint('bold', 'verdict'),
    ...beforeAndAfter([answerLine(verdict.before)], [answerLine(verdict.after)], paint),
    paint('bold', 'ranking'),
    ...beforeAndAfter(ranking.before.map(rankLine), ranking.after.map(rankLine), paint),
    ...findings.flatMap(({ capability, before, after, lost, gained }) => [
      `${paint('bold', capability)}  ${before || 'nobody'} -> ${after || 'nobody'}`,
      ...changes(lost, gained, paint),
    ]),
    ...notRecorded.map((query) => paint('dim', `asked for what was not recorded: ${query}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function beforeAndAfter(before: readonly string[], after: readonly string[], paint: Paint): string[] {
  const isSame = before.join('\n') === after.join('\n');
  return isSame ? before.map((line) => `   ${line}`) : changes(before, after, paint);
}

const changes = (before: readonly string[], after: readonly string[], paint: Paint): string[] => [
  ...before.map((line) => paint('red', ` - ${line}`)),
  ...after.map((line) => paint('green', ` + ${line}`)),
];

function answerLine({ kind, category, service, confidence }: Answered): string {
  const cause = category ? `: ${causeTitle(category)} at ${service}` : '';
  return `${kind}${cause} (${probabilityText(confidence)})`;
}

const rankLine = ({ service, category, probability, status }: Ranked): string =>
  `${percentText(probability).padStart(5)}  ${causeTitle(category)} at ${service}, ${status}`;
