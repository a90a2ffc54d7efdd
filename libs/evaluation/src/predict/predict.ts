import { shareOfFirst } from '@compass/analysis';
import type { Hypothesis, Report } from '@compass/contracts';
import { faultTypeOf, kindOf } from '../labels/fault-types.js';
import type { Variation } from '../variants/variants.js';
import type { Prediction } from './prediction.js';

/** How a hypothesis names the commit that it blames: in its indicator. */
const commitIndicator = /\b[0-9a-f]{7,40}\b/;

/** A report in a scorer's words: with the labels of the case's source, and names as they were recorded. */
export function predict(report: Report, { case: found, original }: Variation, seconds: number): Prediction {
  const { hypotheses, verdict } = report;
  const [first] = hypotheses;
  const blamed = first?.category.startsWith('change.') ? commitIndicator.exec(first.indicator)?.[0] : undefined;
  return {
    services: unique(hypotheses.map(({ service }) => original(service))),
    indicators: indicatorsOf(hypotheses).map(original),
    diagnoses: hypotheses.map(({ service, category }) => ({
      object: original(service),
      faultType: faultTypeOf(found.source, category, kindOf(service, found.file)),
    })),
    commit: blamed ?? 'none',
    confidence: shareOfFirst(hypotheses),
    abstained: verdict?.kind !== 'VERDICT_KIND_CAUSE',
    seconds,
  };
}

function indicatorsOf(hypotheses: readonly Hypothesis[]): string[] {
  const named = hypotheses.filter(({ indicator }) => indicator !== '');
  return unique(named.map(({ service, indicator }) => `${service}_${indicator}`));
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
