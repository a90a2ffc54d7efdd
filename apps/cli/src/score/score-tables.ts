import {
  asRecorded,
  calibrationOf,
  judged,
  meanInterval,
  summarise,
  type CaseScore,
  type Evaluated,
  type Summary,
} from '@compass/evaluation';
import { textTable } from '@compass/rendering';
import { figure, withInterval } from './figures.js';
import { switchedOffTable } from './switched-off-table.js';

const columns: readonly (readonly [title: string, cell: (summary: Summary) => string])[] = [
  ['cases', ({ cases }) => String(cases)],
  ['AC@1', ({ ac1 }) => withInterval(ac1)],
  ['AC@3', ({ ac3 }) => withInterval(ac3)],
  ['AC@5', ({ ac5 }) => figure(ac5.mean)],
  ['Avg@5', ({ avg5 }) => withInterval(avg5)],
  ['object+cause', ({ cause }) => withInterval(cause)],
  ['indicator', ({ indicator1 }) => (indicator1 ? withInterval(indicator1) : '')],
  ['commit', ({ commit }) => (commit ? figure(commit.mean) : '')],
  ['abstained', ({ abstained }) => String(abstained)],
  ['ECE', ({ calibration }) => figure(calibration.ece)],
  ['AUROC', ({ calibration }) => figure(calibration.auroc)],
  ['Brier skill', ({ calibration }) => figure(calibration.brierSkill)],
  ['s/case', ({ seconds }) => seconds.mean.toFixed(2)],
  ['resident MiB', ({ residentBytes }) => (residentBytes / 2 ** 20).toFixed(0)],
];

/** Everything that the scores tell, as tables. */
export function scoreTables(scores: readonly CaseScore[], evaluated: readonly Evaluated[]): string {
  const recorded = scores.filter(({ setting }) => setting === asRecorded);
  const parts = [
    recordedTable(recorded),
    settingsTable(scores),
    switchedOffTable(scores),
    unanswerableTable(scores),
    pooled(scores),
    cost(evaluated),
  ];
  const unknown = evaluated.length - scores.length;
  return [...parts, unknown > 0 ? `${unknown} investigations without ground truth` : '']
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Every source, its two halves, and its kinds of fault. */
function recordedTable(scores: readonly CaseScore[]): string {
  const answerable = scores.filter((score) => score.answerable);
  if (answerable.length === 0) return '';
  const rows = [...Map.groupBy(answerable, ({ source }) => source)].flatMap(([source, all]) => sourceRows(source, all));
  return textTable([['', ...columns.map(([title]) => title)], ...rows]);
}

function sourceRows(source: string, scores: readonly CaseScore[]): string[][] {
  const types = [...Map.groupBy(scores, ({ faultType }) => faultType)].sort(([, a], [, b]) => b.length - a.length);
  const groups: (readonly [string, readonly CaseScore[]])[] = [
    [source, scores],
    ['  building half', scores.filter(({ heldOut }) => !heldOut)],
    ['  held-out half', scores.filter(({ heldOut }) => heldOut)],
    ...types.map(([type, of]) => [`    ${type}`, of] as const),
  ];
  const filled = groups.filter(([, of]) => of.length > 0);
  return filled.map(([title, of]) => {
    const summary = summarise(of);
    return [title, ...columns.map(([, cell]) => cell(summary))];
  });
}

/** Each source under every setting, beside what the same cases came to as they were recorded. */
function settingsTable(scores: readonly CaseScore[]): string {
  const before = new Map(scores.filter(({ setting }) => setting === asRecorded).map((score) => [keyOf(score), score]));
  const changed = scores.filter(({ setting, answerable }) => setting !== asRecorded && answerable);
  if (changed.length === 0) return '';
  const groups = [...Map.groupBy(changed, ({ source, setting }) => `${source}: ${setting}`)];
  const rows = groups.map(([title, of]) => {
    const [after, as] = [summarise(of), summarise(of.map((score) => before.get(keyOf(score)) ?? score))];
    const pair = (of: (summary: Summary) => number) => `${figure(of(as))} -> ${figure(of(after))}`;
    const values = [pair(({ ac1 }) => ac1.mean), pair(({ ac3 }) => ac3.mean), pair(({ cause }) => cause.mean)];
    return [
      title,
      String(of.length),
      ...values,
      pair(({ confidence }) => confidence),
      `${as.abstained} -> ${after.abstained}`,
    ];
  });
  return textTable([
    ['as recorded -> setting', 'cases', 'AC@1', 'AC@3', 'object+cause', 'confidence', 'abstained'],
    ...rows,
  ]);
}

const keyOf = ({ source, id }: CaseScore): string => `${source}/${id}`;

/** What has no answer: the right one is to name no cause. */
function unanswerableTable(scores: readonly CaseScore[]): string {
  const unanswerable = scores.filter(({ answerable }) => !answerable);
  if (unanswerable.length === 0) return '';
  const groups = [
    ...Map.groupBy(unanswerable, ({ source, setting }) => `${source}: ${setting}`),
    ...Map.groupBy(unanswerable, ({ setting }) => `all: ${setting}`),
    ['all', unanswerable] as const,
  ];
  const rows = groups.map(([title, of]) => [
    title,
    String(of.length),
    String(of.filter(({ loudAndWhole }) => loudAndWhole).length),
    withInterval(meanInterval(of.map(({ abstained }) => Number(abstained)))),
    String(of.filter(({ abstained }) => !abstained).length),
    figure(Math.max(...of.map(({ confidence }) => confidence))),
  ]);
  return textTable([
    ['nothing to be found', 'cases', 'loud, nothing missing', 'named no cause', 'named one', 'highest confidence'],
    ...rows,
  ]);
}

/** How far confidence can be trusted over everything that was investigated by all agents. */
function pooled(scores: readonly CaseScore[]): string {
  const all = scores.filter((score) => score.pooled);
  if (all.length === 0) return '';
  const { ece, auroc, brierSkill, rightInSurest } = calibrationOf(all.map(judged));
  return `pooled over ${all.length} investigations: ECE ${figure(ece)}, AUROC ${figure(auroc)}, Brier skill ${figure(brierSkill)}, right in the surest 80 %: ${figure(rightInSurest)}`;
}

function cost(evaluated: readonly Evaluated[]): string {
  const seconds = evaluated.map(({ prediction }) => prediction.seconds);
  const peak = Math.max(0, ...evaluated.map(({ peakBytes }) => peakBytes)) / 2 ** 20;
  const sum = seconds.reduce((total, each) => total + each, 0);
  return `${evaluated.length} investigations in ${sum.toFixed(1)} s, the longest ${Math.max(0, ...seconds).toFixed(2)} s; peak memory ${peak.toFixed(0)} MiB`;
}
