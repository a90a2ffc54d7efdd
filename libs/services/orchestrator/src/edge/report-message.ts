import type { Finding } from '@compass/analysis';
import type { EvidenceInput, HypothesisInput, ReportInput, VerdictInput } from '@compass/contracts';
import type { Hypothesis, HypothesisStatus, Verdict } from '../domain/investigation/hypothesis.js';
import type { Report } from '../domain/report/report.js';
import { incidentMessage } from './incident-message.js';

const verdictKinds = {
  cause: 'VERDICT_KIND_CAUSE',
  'no-fault': 'VERDICT_KIND_NO_FAULT',
  'insufficient-evidence': 'VERDICT_KIND_INSUFFICIENT_EVIDENCE',
} as const satisfies Record<Verdict['kind'], string>;
const statuses = {
  untested: 'HYPOTHESIS_STATUS_UNTESTED',
  stands: 'HYPOTHESIS_STATUS_STANDS',
  ambiguous: 'HYPOTHESIS_STATUS_AMBIGUOUS',
  disproved: 'HYPOTHESIS_STATUS_DISPROVED',
} as const satisfies Record<HypothesisStatus, string>;

export function reportMessage({
  incident,
  verdict,
  hypotheses,
  symptoms,
  tasks,
  degraded,
  ...same
}: Report): ReportInput {
  return {
    ...same,
    incident: incidentMessage(incident),
    verdict: verdictMessage(verdict),
    hypotheses: hypotheses.map(hypothesisMessage),
    symptoms: symptoms.map(evidenceMessage),
    tasks: [...tasks],
    degraded: [...degraded],
  };
}

export function verdictMessage({ kind, cause, ...same }: Verdict): VerdictInput {
  return { ...same, ...cause, kind: verdictKinds[kind] };
}

function hypothesisMessage(hypothesis: Hypothesis, index: number): HypothesisInput {
  const { status, reasoning, supporting, contradicting, refutations, disproofs, ...same } = hypothesis;
  return {
    ...same,
    rank: index + 1,
    status: statuses[status],
    reasoning: [...reasoning],
    supporting: supporting.map(evidenceMessage),
    contradicting: contradicting.map(evidenceMessage),
    refutations: [...refutations],
    disproofs: disproofs.map(({ observations, ...disproof }) => ({ ...disproof, observations: [...observations] })),
  };
}

function evidenceMessage({ id, statement, agent, strength, observations }: Finding): EvidenceInput {
  return { findingId: id, statement, agent, strength, observations: [...observations] };
}
