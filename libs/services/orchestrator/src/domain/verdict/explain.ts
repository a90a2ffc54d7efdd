import { shareOfFirst } from '@compass/analysis';
import { causeTitle, percentText } from '@compass/contracts';
import type { Hypothesis } from '../investigation/hypothesis.js';
import type { VerdictThresholds } from '../policy/settings.js';

/** Why no cause is named although agents answered: sentences for the engineer who has to go on from here. */
export function whyNoCause(hypotheses: readonly Hypothesis[], limits: VerdictThresholds): string {
  const left = hypotheses.filter(({ status }) => status !== 'disproved');
  const [first] = left;
  if (hypotheses.length === 0) return 'What agents saw suggests no cause.';
  if (!first) return 'Every hypothesis was disproved, and the symptoms remain.';
  const likely = shareOfFirst(left);
  const named = `${causeTitle(first.category)} at ${first.service}`;
  if (first.status === 'ambiguous')
    return `The likeliest cause, ${named}, is neither disproved nor safe: a human must judge.`;
  if (likely >= limits.cause && first.status === 'untested')
    return `The fault is likely at ${first.service} (${percentText(likely)}), but ${named} could not be put to the test.`;
  if (likely >= limits.cause)
    return `The fault is likely at ${first.service} (${percentText(likely)}); which of these it is there is not clear: ${kindsAt(left, first.service)}.`;
  const next = left.find(({ service }) => service !== first.service);
  return [
    ...(hypotheses[0] === first ? [] : [refuted(hypotheses)]),
    `The likeliest place of the fault is ${first.service} (${percentText(likely)}); likeliest there: ${causeTitle(first.category)}.`,
    `A cause is named from ${percentText(limits.cause)} on.`,
    ...(next ? [`Next comes ${next.service} (${percentText(shareAt(left, next.service))}).`] : []),
  ].join(' ');
}

/** A disproved hypothesis may stay the first: a test can err, and nothing else may be likelier. */
function refuted([first]: readonly Hypothesis[]): string {
  return first
    ? `What led, ${causeTitle(first.category)} at ${first.service} (${percentText(first.probability)}), was disproved.`
    : '';
}

/** The causes that are possible at a service, each with its probability. */
function kindsAt(hypotheses: readonly Hypothesis[], service: string): string {
  const here = hypotheses.filter((each) => each.service === service);
  return here.map(({ category, probability }) => `${causeTitle(category)} (${percentText(probability)})`).join(', ');
}

function shareAt(hypotheses: readonly Hypothesis[], service: string): number {
  return shareOfFirst(hypotheses.filter((each) => each.service === service));
}
