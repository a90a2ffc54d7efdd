import { harmOf, shareOfFirst } from '@compass/analysis';
import type { Hypothesis, Verdict } from '../investigation/hypothesis.js';
import { finalFailure, type Investigation, type TaskProgress } from '../investigation/state.js';
import { percent, whyNoCause } from './explain.js';

/**
 * The verdict on the final ranking (likeliest first). An answer is given where it is likelier right than its cost of being wrong allows. A
 * cause is the first hypothesis, if it stood a test, its service is likely enough to be the place, and no other cause there is as likely. No-fault says: agents could see
 * what users get, it hardly harms them, and nothing that would explain a fault survived. Anything else is abstention, with the reason.
 */
export function reachVerdict(state: Investigation, hypotheses: readonly Hypothesis[]): Verdict {
  const observed = state.tasks.filter(({ step }) => step === 'observe');
  const answered = observed.filter(({ answer }) => answer);
  const cause = acceptedCause(hypotheses, state);
  if (cause) return causeVerdict(cause, shareOfFirst(hypotheses));
  if (answered.length === 0) return abstain(`No agent answered${reasonsOf(observed)}.`);
  if (!answered.some(sawSomething)) return abstain('Agents found no telemetry to look at.');
  const { thresholds } = state.settings;
  if (survivingShare(hypotheses) > thresholds.doubt) return abstain(whyNoCause(hypotheses, thresholds));
  if (!sawUsersRequests(answered)) return abstain(`${whyNoCause(hypotheses, thresholds)} ${cannotAcquit}`);
  const harm = harmSeen(answered, hypotheses);
  const confidence = noFaultConfidence(hypotheses, harm, answered.length / observed.length);
  if (harm <= thresholds.harm && confidence >= thresholds.cause) return noFault(hypotheses, confidence);
  return abstain(whyNoCause(hypotheses, thresholds));
}

const cannotAcquit = 'Nor can a fault be ruled out: no metrics, logs or traces were there to tell what users get.';

function acceptedCause(hypotheses: readonly Hypothesis[], { settings }: Investigation): Hypothesis | undefined {
  const [leader] = hypotheses;
  const share = shareOfFirst(hypotheses);
  if (leader?.status !== 'stands' || share < settings.thresholds.cause) return undefined;
  return leader.probability > share / 2 ? leader : undefined;
}

/** 0..1: how likely the likeliest place is that is not disproved. */
function survivingShare(hypotheses: readonly Hypothesis[]): number {
  return shareOfFirst(hypotheses.filter(({ status }) => status !== 'disproved'));
}

/** Not available differs from looked and found nothing: who saw only the former cannot acquit. */
function sawSomething({ answer }: TaskProgress): boolean {
  return (
    answer !== undefined && (answer.findings.length > 0 || answer.observations.length > answer.notAvailable.length)
  );
}

/** Each of these tells how requests fare; who lacks all of them knows the platform and the alerts, and nothing of users. */
const tellOfRequests = ['metrics.catalogue', 'logs.templates', 'traces.operations'];

function sawUsersRequests(answered: readonly TaskProgress[]): boolean {
  const lacking = new Set(answered.flatMap(({ answer }) => answer?.notAvailable ?? []));
  return !tellOfRequests.every((signal) => lacking.has(signal));
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
    reason: `The fault is at ${service} with ${percent(confidence)}, and most likely ${category}. It stood ${attempts} to disprove it.`,
    confirmed: false,
  };
}

/** 0..1: less for every suspicion that is left, for what users suffer all the same, and for agents that did not answer. */
function noFaultConfidence(hypotheses: readonly Hypothesis[], harm: number, answeredShare: number): number {
  const suspected = hypotheses.filter(({ status }) => status !== 'disproved');
  const doubt = suspected.reduce((sum, { probability }) => sum + probability, 0);
  return round((1 - Math.min(1, doubt)) * (1 - harm / 2) * answeredShare);
}

function noFault(hypotheses: readonly Hypothesis[], confidence: number): Verdict {
  const considered = hypotheses.map(({ category, service }) => `${category} at ${service}`).join(', ');
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
