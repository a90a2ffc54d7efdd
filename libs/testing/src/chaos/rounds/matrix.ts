import type { FaultKind } from './fault.js';
import { hasFailed, type Results, type RoundResult, type ScenarioResult, type StepResult } from './results.js';

const [begin, end] = ['<!-- chaos: begin -->', '<!-- chaos: end -->'];

interface Column {
  readonly title: string;
  readonly kind: FaultKind;
  readonly side: string;
}

const columns: readonly Column[] = [
  { title: 'killed, request', kind: 'kill', side: 'request' },
  { title: 'killed, answer', kind: 'kill', side: 'answer' },
  { title: 'cut, request', kind: 'cut', side: 'request' },
  { title: 'cut, answer', kind: 'cut', side: 'answer' },
  { title: 'frozen, request', kind: 'freeze', side: 'request' },
  { title: 'frozen, answer', kind: 'freeze', side: 'answer' },
];

/** The text of the page with the results in the place that is kept for them. */
export function withMatrix(page: string, results: Results, run: string): string {
  const [before = '', rest = ''] = page.split(begin);
  const [, after = ''] = rest.split(end);
  return [before, begin, '\n\n', matrix(results, run), '\n\n', end, after].join('');
}

function matrix({ steps, scenarios }: Results, run: string): string {
  const all = [...steps, ...scenarios];
  const failed = all.filter(hasFailed).length;
  const unseen = all.filter(({ reached }) => !reached).length;
  const summary = `${run}: ${all.length} rounds, ${failed} failed, ${unseen} in which the step did not come.`;
  return [summary, stepTable(steps), scenarioTable(scenarios)].filter(Boolean).join('\n\n');
}

function stepTable(results: readonly StepResult[]): string {
  const rows = Map.groupBy(results, ({ process, step }) => `${process} | ${withoutSide(step)}`);
  const used = columns.filter(({ kind }) => results.some((result) => result.kind === kind));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['process', 'step', ...used.map(({ title }) => title)]),
    line(['---', '---', ...used.map(() => '---:')]),
    ...[...rows].map(([name, cells]) =>
      line([
        name,
        ...used.map(({ kind, side }) => cell(cells.find((one) => one.kind === kind && one.step.endsWith(`(${side})`)))),
      ]),
    ),
  ].join('\n');
}

function scenarioTable(results: readonly ScenarioResult[]): string {
  if (results.length === 0) return '';
  return [
    '| what befell | at rest after |',
    '| --- | ---: |',
    ...results.map((result) => `| ${result.name} | ${cell(result)} |`),
  ].join('\n');
}

const withoutSide = (step: string): string => step.replace(/ \((request|answer)\)$/, '');

function cell(result?: RoundResult): string {
  if (!result) return '';
  if (hasFailed(result)) return `**${[...new Set(result.violations.map(({ invariant }) => invariant))].join(', ')}**`;
  return result.reached ? `${result.seconds.toFixed(1)} s` : 'not seen';
}
