import type { Calibration, Fit } from '@compass/evaluation';
import { textTable } from '@compass/rendering';
import { figure } from './figures.js';

interface Counted {
  readonly system: string;
  readonly heldOut: boolean;
  readonly right: readonly boolean[];
}

/** A fit and how far it can be trusted, as a table: the halves by what is shipped, then each system by what the others fitted. */
export function fitTable(
  { model, building, heldOut, leftOut, leaveOneOut }: Fit,
  examples: readonly Counted[],
): string {
  const half = (held: boolean) => examples.filter((example) => example.heldOut === held);
  const of = (name: string) => examples.filter(({ system }) => system === name);
  const rows = [
    row('fitted: building half', model, half(false), building),
    row('fitted: held-out half', model, half(true), heldOut),
    ...leftOut.map((each) => row(`left out: ${each.system}`, each.model, of(each.system), each.calibration)),
    row('all, each left out', undefined, examples, leaveOneOut),
  ];
  return textTable([
    ['', 'intercept', 'slope', 'cases', 'right', 'ECE', 'AUROC', 'Brier skill', 'surest 80 %'],
    ...rows,
  ]);
}

function row(title: string, model: Fit['model'] | undefined, of: readonly Counted[], calibration: Calibration) {
  const { ece, auroc, brierSkill, rightInSurest } = calibration;
  const right = of.filter((example) => example.right[0]).length / of.length;
  const numbers = model ? [model.intercept.toFixed(3), model.slope.toFixed(3)] : ['', ''];
  const digits = [ece, rightInSurest].map((value) => value.toFixed(3).replace(/^0/, ''));
  return [
    title,
    ...numbers,
    String(of.length),
    figure(right),
    digits[0]!,
    figure(auroc),
    figure(brierSkill),
    digits[1]!,
  ];
}
