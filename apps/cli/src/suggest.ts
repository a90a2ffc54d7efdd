import { suggestCauses, type Case, type Suggested } from '@compass/evaluation';
import { textTable } from '@compass/rendering';
import { writeContent } from './files.js';
import { figure } from './score/figures.js';
import type { TruthTable } from './truth-table.js';
import { ProgressBar } from './progress-bar.js';
import { specialists } from './specialists.js';

/** Puts false causes and the right one first in every case that has a truth, and prints what the disproofs made of them. */
export async function suggestEverywhere(
  cases: readonly Case[],
  truthOf: TruthTable,
  out: string | undefined,
): Promise<void> {
  const bar = new ProgressBar(cases.length, process.stderr);
  const suggested: Suggested[] = [];
  for (const found of cases) {
    const truth = truthOf(found);
    if (truth?.rootService) suggested.push(...(await suggestCauses(found, truth, specialists, Date.now())));
    bar.advance(found.environment);
  }
  bar.end();
  if (out) writeContent(out, `${JSON.stringify(suggested, null, 1)}\n`);
  console.log(table(suggested));
}

function table(suggested: readonly Suggested[]): string {
  const sources = [...new Set(suggested.map(({ source }) => source))];
  const groups = [...sources.map((source) => suggested.filter((each) => each.source === source)), suggested];
  const titles = [...sources, 'all'];
  const rows = groups.map((group, i) => row(titles[i]!, group));
  const head = [
    'put first with probability 0.9',
    'false',
    'disproved',
    'or below the right object',
    'right',
    'disproved',
  ];
  return textTable([head, ...rows]);
}

function row(title: string, suggested: readonly Suggested[]): string[] {
  const wrong = suggested.filter(({ right }) => !right);
  const right = suggested.filter((each) => each.right);
  const disproved = ({ status }: Suggested) => status === 'HYPOTHESIS_STATUS_DISPROVED';
  const share = (of: readonly Suggested[], is: (each: Suggested) => boolean) =>
    figure(of.filter(is).length / of.length);
  const beaten = (each: Suggested) => disproved(each) || each.overtaken;
  return [
    title,
    String(wrong.length),
    share(wrong, disproved),
    share(wrong, beaten),
    String(right.length),
    share(right, disproved),
  ];
}
