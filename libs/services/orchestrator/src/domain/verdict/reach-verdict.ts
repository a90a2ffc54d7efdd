import { harmOf } from '@compass/analysis';
import type { Hypothesis, Verdict } from '../investigation/hypothesis.js';
import { finalFailure, type Investigation, type TaskProgress } from '../investigation/state.js';
import { percent, whyNoCause } from './explain.js';

/**
 * The verdict on tested hypotheses (likeliest first). A cause must have stood a test, be likely enough, and lead every other one that is
 * not disproved. No-fault says: agents looked, users are hardly harmed, and nothing that would explain a fault survived. Anything else
 * is abstention, with the reason.
 */
export function reachVerdict(state: Investigation, hypotheses: readonly Hypothesis[]): Verdict {
  const observed = state.tasks.filter(({ step }) => step === 'observe');
  const answered = observed.filter(({ answer }) => answer);
  const cause = acceptedCause(hypotheses, state);
  if (cause) return causeVerdict(cause);
  if (answered.length === 0) return abstain(`No agent answered${reasonsOf(observed)}.`);
  if (!answered.some(sawSomething)) return abstain('Agents found no telemetry to look at.');
  const harm = harmSeen(answered, hypotheses);
  if (mayBeNoFault(state, hypotheses, harm, { asked: observed.length, answered: answered.length }))
    return noFault(hypotheses, harm, answered.length / observed.length);
  return abstain(whyNoCause(hypotheses, state.settings.thresholds));
}

function acceptedCause(hypotheses: readonly Hypothesis[], { settings }: Investigation): Hypothesis | undefined {
  const { cause, margin } = settings.thresholds;
  const leader = hypotheses.find(({ status }) => status === 'stands');
  if (!leader || leader.probability < cause) return undefined;
  const rivals = hypotheses.filter((other) => other !== leader && other.status !== 'disproved');
  return rivals.every((rival) => leader.probability - rival.probability >= margin) ? leader : undefined;
}

function mayBeNoFault(
  { settings }: Investigation,
  hypotheses: readonly Hypothesis[],
  harm: number,
  { asked, answered }: { asked: number; answered: number },
): boolean {
  const { doubt, harm: mostHarm } = settings.thresholds;
  const survivor = hypotheses.some(({ status, probability }) => status !== 'disproved' && probability > doubt);
  return answered * 2 > asked && !survivor && harm <= mostHarm;
}

/** Not available differs from looked and found nothing: who saw only the former cannot acquit. */
function sawSomething({ answer }: TaskProgress): boolean {
  return (
    answer !== undefined && (answer.findings.length > 0 || answer.observations.length > answer.notAvailable.length)
  );
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

function causeVerdict({ hypothesisId, category, service, probability, disproofs }: Hypothesis): Verdict {
  const stood = disproofs.filter(({ tested }) => tested).length;
  const attempts = `${stood} ${stood === 1 ? 'attempt' : 'attempts'}`;
  return {
    kind: 'cause',
    cause: { hypothesisId, category, service },
    confidence: probability,
    reason: `${category} at ${service} is the likeliest cause (${percent(probability)}). It stood ${attempts} to disprove it.`,
    confirmed: false,
  };
}

function noFault(hypotheses: readonly Hypothesis[], harm: number, share: number): Verdict {
  const suspected = hypotheses.filter(({ status }) => status !== 'disproved');
  const doubt = suspected.reduce((sum, { probability }) => sum + probability, 0);
  const confidence = Math.round((1 - Math.min(1, doubt)) * (1 - harm / 2) * share * 1e6) / 1e6;
  const considered = hypotheses.map(({ category, service }) => `${category} at ${service}`).join(', ');
  const reason = [
    'Agents looked and found nothing that users would suffer from and that a fault would explain.',
    ...(considered === '' ? [] : [`Considered, and not borne out: ${considered}.`]),
  ].join(' ');
  return { kind: 'no-fault', confidence, reason, confirmed: false };
}

function abstain(reason: string): Verdict {
  return { kind: 'insufficient-evidence', confidence: 0, reason, confirmed: false };
}

function reasonsOf(tasks: readonly TaskProgress[]): string {
  const reasons = tasks.map(
    (progress) => `${progress.task.capability} (${finalFailure(progress)?.reason ?? 'no answer in time'})`,
  );
  return reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
}
