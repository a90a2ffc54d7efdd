import { writeFileSync } from 'node:fs';
import {
  casesOf,
  evaluate,
  isHeldOut,
  scoreCase,
  sourcesIn,
  truthOf,
  type Case,
  type CaseScore,
  type Evaluated,
} from '@compass/evaluation';
import { failureLines, scoreTable } from './score-table.js';
import { ProgressBar } from './progress-bar.js';
import { specialists } from './specialists.js';

export interface EvaluateOptions {
  readonly source?: readonly string[];
  readonly limit?: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly failures?: boolean;
}

const gauges = { now: () => Date.now(), residentBytes: () => process.memoryUsage.rss() };

/** Investigates every case below a folder of sources, then, in a step of its own, compares with the truth where there is one. */
export async function evaluateSources(root: string, options: EvaluateOptions): Promise<void> {
  const evaluated = await investigateAll(chosenCases(root, options));
  if (options.out) writePredictions(options.out, evaluated);
  const scores = scoresOf(root, evaluated);
  console.log(options.json ? JSON.stringify(scores) : scoreTable(scores, evaluated));
  if (options.failures) for (const line of failureLines(root, scores, evaluated)) console.log(line);
}

function chosenCases(root: string, { source, limit }: EvaluateOptions): Case[] {
  const sources = source ?? sourcesIn(root);
  return sources.flatMap((name) => casesOf(root, name).slice(0, limit));
}

async function investigateAll(cases: readonly Case[]): Promise<Evaluated[]> {
  const bar = new ProgressBar(cases.length, process.stderr);
  const evaluated: Evaluated[] = [];
  for await (const each of evaluate(cases, specialists, gauges)) {
    evaluated.push(each);
    bar.advance(`${each.source}/${each.id}`);
  }
  bar.end();
  return evaluated;
}

function writePredictions(path: string, evaluated: readonly Evaluated[]): void {
  const predictions = Object.fromEntries(evaluated.map(({ id, prediction }) => [id, prediction]));
  writeFileSync(path, `${JSON.stringify(predictions, null, 1)}\n`);
}

function scoresOf(root: string, evaluated: readonly Evaluated[]): CaseScore[] {
  const sources = [...new Set(evaluated.map(({ source }) => source))];
  const truths = new Map(sources.map((source) => [source, truthOf(root, source)]));
  return evaluated.flatMap(({ source, id, prediction }) => {
    const truth = truths.get(source)?.get(id);
    return truth ? [scoreCase({ source, id, heldOut: isHeldOut(id), prediction, truth })] : [];
  });
}
