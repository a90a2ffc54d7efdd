import type { Hypothesis } from '../investigation/hypothesis.js';
import type { VerdictThresholds } from '../policy/settings.js';

/** Why no cause is named although agents answered: a sentence for the engineer who has to go on from here. */
export function whyNoCause(hypotheses: readonly Hypothesis[], limits: VerdictThresholds): string {
  const left = hypotheses.filter(({ status }) => status !== 'disproved');
  const [first, second] = left;
  if (hypotheses.length === 0) return 'What agents saw suggests no cause.';
  if (!first) return 'Every hypothesis was disproved, and the symptoms remain.';
  if (first.status === 'ambiguous')
    return `The likeliest cause, ${named(first)}, is neither disproved nor safe: a human must judge.`;
  if (first.status === 'untested' && first.probability >= limits.cause)
    return `The likeliest cause, ${named(first)}, could not be put to the test.`;
  if (second && first.probability >= limits.cause) return `${named(first)} and ${named(second)} are too close to call.`;
  return `The likeliest cause, ${named(first)}, is not likely enough to be named the answer.`;
}

function named({ category, service, probability }: Hypothesis): string {
  return `${category} at ${service} (${percent(probability)})`;
}

export function percent(probability: number): string {
  return `${Math.round(probability * 100)} %`;
}
