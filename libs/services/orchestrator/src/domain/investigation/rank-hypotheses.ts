import { fuse } from '@compass/analysis';
import { deriveId } from '@compass/kernel';
import type { Hypothesis } from './hypothesis.js';
import type { Investigation } from './state.js';

/** Fuses what was answered in OBSERVE into hypotheses, none of them tested yet. */
export function rankHypotheses(state: Investigation): Hypothesis[] {
  const { incident, settings, precedents, investigationId } = state;
  const answers = state.tasks.flatMap(({ step, answer }) => (step === 'observe' && answer ? [answer] : []));
  const fused = fuse(
    {
      findings: answers.flatMap(({ findings }) => findings),
      calls: answers.flatMap(({ graph }) => graph?.calls ?? []),
      precedents: precedents ?? [],
      alert: {
        startedAtMs: incident.startedAtMs,
        ...(incident.service !== undefined && { service: incident.service }),
      },
    },
    settings.fusion,
  );
  return fused.map((hypothesis) => ({
    ...hypothesis,
    hypothesisId: deriveId(investigationId, 'hypothesis', `${hypothesis.service}/${hypothesis.category}`),
    status: 'untested',
    disproofs: [],
  }));
}
