import { harmOf, shareOfFirst } from '@compass/analysis';
import { causeTitle, percentText } from '@compass/contracts';
import type { Hypothesis, Verdict } from '../investigation/hypothesis.js';
import { alertingServices } from '../investigation/incident.js';
import { finalFailure, wasNeverBegun, type Investigation, type TaskProgress } from '../investigation/state.js';
import { whyNoCause } from './explain.js';
import { sawSomething, sawUsersRequests } from './sight.js';

/**
 * The verdict on the final ranking (likeliest first). An answer is given where it is likelier right than its cost of being wrong allows. A
 * cause is the first hypothesis, if it stood a test, its service is likely enough to be the place, and no other cause there is as likely. No-fault says: agents could see
 * what users get, it hardly harms them, and nothing that would explain a fault is likely. Anything else is abstention, with the reason.
 */
export function reachVerdict(state: Investigation, hypotheses: readonly Hypothesis[]): Verdict {
  if (wasNeverBegun(state)) return abstain(neverBegun);
  const observed = state.tasks.filter(({ step }) => step === 'observe');
  const answered = observed.filter(({ answer }) => answer);
  const cause = acceptedCause(hypotheses, state);
  if (cause) return causeVerdict(cause, shareOfFirst(hypotheses));
  if (answered.length === 0) return abstain(`No agent answered${reasonsOf(observed)}.`);
  const sighted = answered.filter(sawSomething);
  if (sighted.length === 0) return abstain('Agents found no telemetry to look at.');
  const { thresholds } = state.settings;
  const reason = whyNoCause(hypotheses, thresholds);
  if (shareOfFirst(hypotheses) > thresholds.doubt) return abstain(reason);
  const alerting = alertingServices(state.incident);
  if (!sawUsersRequests(answered, alerting)) return abstain(`${reason} ${cannotAcquit(alerting)}`);
  const harm = harmSeen(answered, hypotheses);
  const confidence = noFaultConfidence(hypotheses, harm, { asked: observed.length, sighted: sighted.length });
  if (harm <= thresholds.harm && confidence >= thresholds.cause) return noFault(hypotheses, confidence);
  return abstain(reason);
}

const neverBegun =
  'Nobody looked: as many investigations were running as may, and graver or earlier ones came first until its time was up.';
const cannotAcquit = (services: readonly string[]): string =>
  `Nor can a fault be ruled out: neither metrics nor traces were there to tell ${services.length > 0 ? `how ${services.join(', ')} fares` : 'what users get'}.`;

function acceptedCause(hypotheses: readonly Hypothesis[], { settings }: Investigation): Hypothesis | undefined {
  const [leader] = hypotheses;
  const share = shareOfFirst(hypotheses);
  if (leader?.status !== 'stands' || share < settings.thresholds.cause) return undefined;
  return leader.probability > share / 2 ? leader : undefined;
}

/** 0..1: the worst that any agent saw users suffer; what a disproof took away does not count. */
function harmSeen(answered: readonly TaskProgress[], hypotheses: readonly Hypothesis[]): number {
  const disproved = hypotheses.filter(({ status }) => status === 'disproved');
  const findings = answered.flatMap(({ answer }) => answer?.findings ?? []);
  const left = findings.filter(
    ({ service, category }) => !disproved.some((wrong) => wrong.service === service && wrong.category === category),
  );
  return Math.max(0, ...left.map(harmOf));
}

function causeVerdict(cause: Hypothesis, confidence: number): Verdict {
  const { hypothesisId, category, service, disproofs } = cause;
  const stood = disproofs.filter(({ tested }) => tested).length;
  const attempts = `${stood} ${stood === 1 ? 'attempt' : 'attempts'}`;
  return {
    kind: 'cause',
    cause: { hypothesisId, category, service },
    confidence: round(confidence),
    reason: `The fault is at ${service} with ${percentText(confidence)}; likeliest there: ${causeTitle(category)}, which stood ${attempts} to disprove it.`,
    confirmed: false,
  };
}

/**
 * 0..1: less for everything that is still suspected, for what users suffer all the same, and for agents that did not answer or had nothing
 * to see. That each of n agents looked in vain is n trials that went well: Laplace's rule of succession, (n + 1) / (n + 2).
 */
function noFaultConfidence(
  hypotheses: readonly Hypothesis[],
  harm: number,
  { asked, sighted }: { readonly asked: number; readonly sighted: number },
): number {
  const doubt = hypotheses.reduce((sum, { probability }) => sum + probability, 0);
  return round((1 - Math.min(1, doubt)) * (1 - harm / 2) * (sighted / asked) * ((sighted + 1) / (sighted + 2)));
}

function noFault(hypotheses: readonly Hypothesis[], confidence: number): Verdict {
  const considered = hypotheses.map(({ category, service }) => `${causeTitle(category)} at ${service}`).join(', ');
  const reason = [
    'Agents looked and found nothing that users would suffer from and that a fault would explain.',
    ...(considered === '' ? [] : [`Considered, and not borne out: ${considered}.`]),
  ].join(' ');
  return { kind: 'no-fault', confidence, reason, confirmed: false };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

function abstain(reason: string): Verdict {
  return { kind: 'insufficient-evidence', confidence: 0, reason, confirmed: false };
}

function reasonsOf(tasks: readonly TaskProgress[]): string {
  const reasons = tasks.map(
    (progress) => `${progress.task.capability} (${finalFailure(progress)?.reason ?? 'no answer in time'})`,
  );
  return reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
}
