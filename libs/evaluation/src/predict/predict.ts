import type { Hypothesis, Report } from '@compass/contracts';
import type { CaseFile } from '../cases/case-file.js';
import { faultTypeOf } from '../labels/fault-types.js';
import type { Prediction } from './prediction.js';

/** How a hypothesis names the commit that it blames: in its indicator. */
const commitIndicator = /\b[0-9a-f]{7,40}\b/;

/** A report in a scorer's words. @param source tells whose labels are wanted */
export function predict(report: Report, source: string, file: CaseFile, seconds: number): Prediction {
  const { hypotheses, verdict } = report;
  const [first] = hypotheses;
  return {
    services: [...new Set(hypotheses.map(({ service }) => service))],
    indicators: indicatorsOf(hypotheses),
    diagnoses: hypotheses.map(({ service, category }) => ({
      object: service,
      faultType: faultTypeOf(source, category, kindOf(service, file)),
    })),
    commit: (first?.category.startsWith('change.') && commitIndicator.exec(first.indicator)?.[0]) || 'none',
    confidence: first?.probability ?? 0,
    abstained: verdict?.kind !== 'VERDICT_KIND_CAUSE',
    seconds,
  };
}

function indicatorsOf(hypotheses: readonly Hypothesis[]): string[] {
  const named = hypotheses.filter(({ indicator }) => indicator !== '');
  return [...new Set(named.map(({ service, indicator }) => `${service}_${indicator}`))];
}

function kindOf(object: string, { nodes, namespace }: CaseFile): 'node' | 'namespace' | 'app' {
  if (nodes.includes(object)) return 'node';
  return object === namespace ? 'namespace' : 'app';
}
