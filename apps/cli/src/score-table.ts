import { summarise, truthOf, type CaseScore, type Evaluated, type Interval, type Summary } from '@compass/evaluation';

const figure = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(2).replace(/^(-?)0\./, '$1.'));
const withInterval = ({ mean, low, high }: Interval): string => `${figure(mean)} [${figure(low)} ${figure(high)}]`;

const columns: readonly (readonly [title: string, cell: (summary: Summary) => string])[] = [
  ['cases', ({ cases }) => String(cases)],
  ['AC@1', ({ ac1 }) => withInterval(ac1)],
  ['AC@3', ({ ac3 }) => figure(ac3.mean)],
  ['AC@5', ({ ac5 }) => figure(ac5.mean)],
  ['Avg@5', ({ avg5 }) => figure(avg5.mean)],
  ['object+cause', ({ cause }) => withInterval(cause)],
  ['indicator', ({ indicator1 }) => (indicator1 ? figure(indicator1.mean) : '')],
  ['commit', ({ commit }) => (commit ? figure(commit.mean) : '')],
  ['abstained', ({ abstained }) => String(abstained)],
  ['ECE', ({ calibration }) => figure(calibration.ece)],
  ['AUROC', ({ calibration }) => figure(calibration.auroc)],
  ['Brier skill', ({ calibration }) => figure(calibration.brierSkill)],
  ['s/case', ({ seconds }) => seconds.mean.toFixed(2)],
];

/** The scores as a table: every source, its two halves, and its kinds of fault. */
export function scoreTable(scores: readonly CaseScore[], evaluated: readonly Evaluated[]): string {
  const answerable = scores.filter((score) => score.answerable);
  const bySource = [...Map.groupBy(answerable, ({ source }) => source)];
  const rows = bySource.flatMap(([source, all]) => sourceRows(source, all));
  const table = aligned([['', ...columns.map(([title]) => title)], ...rows]);
  const unanswerable = scores.filter((score) => !score.answerable);
  const silent = unanswerable.filter(({ abstained }) => abstained).length;
  const peak = Math.max(0, ...evaluated.map(({ peakBytes }) => peakBytes)) / 2 ** 20;
  return [
    ...table,
    ...(unanswerable.length > 0
      ? [`nothing to be found: ${silent} of ${unanswerable.length} without a named cause`]
      : []),
    ...(scores.length < evaluated.length ? [`${evaluated.length - scores.length} cases without ground truth`] : []),
    `peak memory ${peak.toFixed(0)} MiB`,
  ].join('\n');
}

function sourceRows(source: string, scores: readonly CaseScore[]): string[][] {
  const halves = [
    ['  building half', scores.filter(({ heldOut }) => !heldOut)],
    ['  held-out half', scores.filter(({ heldOut }) => heldOut)],
  ] as const;
  const types = [...Map.groupBy(scores, ({ faultType }) => faultType)].sort(([, a], [, b]) => b.length - a.length);
  const groups = [[source, scores], ...halves, ...types.map(([type, of]) => [`    ${type}`, of] as const)] as const;
  return groups.filter(([, of]) => of.length > 0).map(([title, of]) => row(title, summarise(of)));
}

const row = (title: string, summary: Summary): string[] => [title, ...columns.map(([, cell]) => cell(summary))];

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((cells) => cells[i]!.length)));
  return rows.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
}

/** Cases of the building half whose object was not put first: those held out are never told one by one. */
export function failureLines(root: string, scores: readonly CaseScore[], evaluated: readonly Evaluated[]): string[] {
  return scores
    .filter(({ heldOut, answerable, causeFirst }) => answerable && !heldOut && !causeFirst)
    .map(({ source, id, faultType, objectRank }) => {
      const { prediction } = evaluated.find((each) => each.source === source && each.id === id)!;
      const truth = truthOf(root, source)?.get(id);
      const said = prediction.diagnoses.slice(0, 3).map(({ object, faultType: type }) => `${object}:${type}`);
      return `${source}/${id}  ${truth?.rootInstance ?? truth?.rootService}:${faultType}  at ${objectRank}  said ${said.join(', ') || 'nothing'}`;
    });
}
