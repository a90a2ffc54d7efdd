import {
  casesOf,
  crossValidateEach,
  evaluate,
  exampleOf,
  featuresOf,
  featuresShape,
  sampleCases,
  settingsFor,
  sourcesIn,
  systemsOf,
  type Features,
  type FitOfBasis,
} from '@compass/evaluation';
import { z } from 'zod';
import { contentOf, writeContent } from './files.js';
import { truthTable } from './truth-table.js';
import { fitTable } from './score/fit-table.js';
import { ProgressBar } from './progress-bar.js';
import { specialists } from './specialists.js';

export interface CalibrateOptions {
  readonly source?: readonly string[];
  readonly cases: number;
  readonly seed: string;
  readonly features?: string;
  readonly from?: readonly string[];
  readonly write?: string;
}

const gauges = { now: () => Date.now(), residentBytes: () => process.memoryUsage.rss() };

/**
 * Fits what makes confidence calibrated, over a sample of cases as recorded, perturbed, and without an answer, and prints how it does on
 * systems that were left out. Truth is joined after everything was investigated. The same cases give the same bytes.
 */
export async function calibrateConfidence(root: string, options: CalibrateOptions): Promise<void> {
  const features = options.from ? options.from.flatMap(readFeatures) : await collect(root, options);
  if (options.features) writeContent(options.features, `${JSON.stringify(features)}\n`);
  const truth = truthTable(root);
  const examples = features.flatMap((each) => {
    const known = truth(each);
    return known ? [exampleOf(each, known)] : [];
  });
  const fits = crossValidateEach(examples);
  for (const { basis, fit, examples: of } of fits) console.log(`what was ${basis}\n${fitTable(fit, of)}\n`);
  if (options.write) writeContent(options.write, modelFile(fits));
}

const readFeatures = (path: string): Features[] =>
  z.array(featuresShape).parse(JSON.parse(contentOf(path).toString('utf8')));

async function collect(root: string, { source, cases: most, seed }: CalibrateOptions): Promise<Features[]> {
  const all = (source ?? sourcesIn(root)).flatMap((name) => casesOf(root, name));
  const cases = sampleCases(all, most, seed);
  const systems = systemsOf(all);
  const settings = settingsFor(specialists, { perturb: true });
  const bar = new ProgressBar(cases.length * settings.length, process.stderr);
  const features: Features[] = [];
  for await (const each of evaluate({ cases, settings, truthOf: truthTable(root), gauges })) {
    if (each) features.push(featuresOf(each, systems.get(each.source)!));
    bar.advance(each ? `${each.source}/${each.id} ${each.setting}` : '');
  }
  bar.end();
  return features;
}

function modelFile(fits: readonly FitOfBasis[]): string {
  const models = fits.map(({ basis, model: { intercept, slope } }) => {
    return `  ${basis}: { intercept: ${intercept}, slope: ${slope} },`;
  });
  return [
    '// Written by `compass calibrate`; docs/accuracy.md says over what. Not to be edited by hand.',
    "import type { ConfidenceModels } from './calibrate.js';",
    '',
    'export const fittedConfidence: ConfidenceModels = {',
    ...models,
    '};',
    '',
  ].join('\n');
}
