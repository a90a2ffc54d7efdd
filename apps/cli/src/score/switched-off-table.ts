import { meanInterval, switchedOff, type CaseScore } from '@compass/evaluation';
import { textTable } from '@compass/rendering';
import { withInterval } from './figures.js';

/**
 * How often the object is still first where the checks that know the kind of fault are switched off: of each kind, of each source and its
 * halves, and of all. Empty where nobody asked.
 */
export function switchedOffTable(scores: readonly CaseScore[]): string {
  const without = scores.filter(({ setting, answerable }) => setting === switchedOff && answerable);
  if (without.length === 0) return '';
  const sources = [...Map.groupBy(without, ({ source }) => source)].flatMap(([source, of]) => rowsOf(source, of));
  return textTable([
    ['its checks switched off', 'cases', 'AC@1', 'AC@3'],
    ...sources,
    row('all', without),
    ...halves(without),
  ]);
}

function rowsOf(source: string, scores: readonly CaseScore[]): string[][] {
  const types = [...Map.groupBy(scores, ({ faultType }) => faultType)].sort(([, a], [, b]) => b.length - a.length);
  return [row(source, scores), ...halves(scores), ...types.map(([type, of]) => row(`    ${type}`, of))];
}

const halves = (scores: readonly CaseScore[]): string[][] => [
  row(
    '  building half',
    scores.filter(({ heldOut }) => !heldOut),
  ),
  row(
    '  held-out half',
    scores.filter(({ heldOut }) => heldOut),
  ),
];

function row(title: string, of: readonly CaseScore[]): string[] {
  const within = (k: number) => withInterval(meanInterval(of.map(({ objectRank }) => Number(objectRank <= k))));
  return [title, String(of.length), within(1), within(3)];
}
