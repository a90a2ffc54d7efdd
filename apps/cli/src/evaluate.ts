import {
  asRecorded,
  casesOf,
  evaluate,
  sampleOf,
  scoreCase,
  settingsFor,
  sourcesIn,
  type Case,
  type CaseScore,
  type Evaluated,
  type Truth,
} from '@compass/evaluation';
import { writeContent } from './files.js';
import { fallsBelow } from './score/floor.js';
import { failureLines } from './score/failures.js';
import { scoreTables } from './score/score-tables.js';
import { truthTable, type TruthTable } from './truth-table.js';
import { ProgressBar } from './progress-bar.js';
import { suggestEverywhere } from './suggest.js';
import { specialists } from './specialists.js';

export interface EvaluateOptions {
  readonly source?: readonly string[];
  readonly limit?: number;
  readonly quick?: boolean;
  readonly sample?: number;
  readonly perturb?: boolean;
  readonly ablate?: boolean;
  readonly switchOff?: boolean;
  readonly out?: string;
  readonly json?: boolean;
  readonly failures?: boolean;
  readonly disproofs?: boolean;
  readonly floor?: string;
}

/** Cases of a source that the quick form looks at. */
const quickCases = 5;
const gauges = { now: () => Date.now(), residentBytes: () => process.memoryUsage.rss() };

/** Investigates every case below a folder of sources, then, in a step of its own, compares with the truth where there is one. */
export async function evaluateSources(root: string, options: EvaluateOptions): Promise<void> {
  const truth = truthTable(root);
  if (options.disproofs) return suggestEverywhere(chosenCases(root, options), truth, options.out);
  const evaluated = await investigateAll(root, options, truth);
  if (options.out) writePredictions(options.out, evaluated);
  const scores = evaluated.flatMap((each) => scored(each, truth(each)));
  console.log(options.json ? JSON.stringify(scores) : scoreTables(scores, evaluated));
  if (options.floor) for (const fall of fallsBelow(options.floor, scores)) fail(fall);
  if (options.failures) for (const line of failureLines(scores, evaluated, truth)) console.log(line);
}

function fail(line: string): void {
  console.error(line);
  process.exitCode = 1;
}

async function investigateAll(root: string, options: EvaluateOptions, truth: TruthTable): Promise<Evaluated[]> {
  const cases = chosenCases(root, options);
  const settings = settingsFor(specialists, options);
  const bar = new ProgressBar(cases.length * settings.length, process.stderr);
  const evaluated: Evaluated[] = [];
  for await (const each of evaluate({ cases, settings, truthOf: truth, gauges })) {
    if (each) evaluated.push(each);
    bar.advance(each ? `${each.source}/${each.id} ${each.setting}` : '');
  }
  bar.end();
  return evaluated;
}

function chosenCases(root: string, { source, limit, quick, sample }: EvaluateOptions): Case[] {
  const most = limit ?? (quick ? quickCases : undefined);
  const all = (source ?? sourcesIn(root)).map((name) => casesOf(root, name));
  return all.flatMap((cases) => (sample ? sampleOf(cases, sample) : cases.slice(0, most)));
}

function writePredictions(path: string, evaluated: readonly Evaluated[]): void {
  const recorded = evaluated.filter(({ setting }) => setting === asRecorded);
  const predictions = Object.fromEntries(recorded.map(({ id, prediction }) => [id, prediction]));
  writeContent(path, `${JSON.stringify(predictions, null, 1)}\n`);
}

const scored = (evaluated: Evaluated, truth: Truth | undefined): CaseScore[] =>
  truth ? [scoreCase(evaluated, truth)] : [];
