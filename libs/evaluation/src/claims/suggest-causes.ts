import { seatAgent, type Agent, type SeatedAgent } from '@compass/agent-sdk';
import type { HypothesisStatus, Report } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { RecordingEnvironments } from '@compass/signals';
import type { Case } from '../cases/case-folders.js';
import type { Truth } from '../cases/truth.js';
import { investigateAlert } from '../drive/investigate-alert.js';
import type { Suggest } from '../drive/orchestrator-desk.js';
import { falseCauses, trueCauses, type SuggestedCause } from './claims.js';

/** What became of a cause that was put first with a probability of 0.9. */
export interface Suggested {
  readonly source: string;
  readonly id: string;
  readonly right: boolean;
  readonly service: string;
  readonly category: string;
  readonly status: HypothesisStatus;
  /** What was tried, by whom, and the hashes of what was seen. */
  readonly tried: readonly Tried[];
  /** Whether the right object was ranked above it in the end. */
  readonly overtaken: boolean;
}

interface Tried {
  readonly agent: string;
  readonly statement: string;
  readonly contradiction: number;
  readonly observations: readonly string[];
}

type Ranked = ReturnType<Suggest>[number];

const prior = 0.9;

/**
 * Puts false causes, and the right one where COMPASS has it at all, first in otherwise unchanged investigations of a case: which of the
 * categories that one label stands for is meant, only the ranking can tell.
 * @param nowMs wall clock
 */
export async function suggestCauses(
  found: Case,
  truth: Truth,
  agents: readonly Agent[],
  nowMs: number,
): Promise<Suggested[]> {
  const environments = new RecordingEnvironments([found.root]);
  const seats = agents.map((agent) => remembering(seatAgent(agent, environments)));
  const assignment = { alert: found.alert, environment: found.environment, seats, nowMs };
  const { report } = await investigateAlert(assignment);
  const right = report.hypotheses.filter((each) => trueCauses(found, truth).some((cause) => isSame(cause, each)));
  const suggested: Suggested[] = [];
  for (const [cause, isRight] of [
    ...falseCauses(found, truth, report).map((each) => [each, false] as const),
    ...right.slice(0, 1).map((each) => [each, true] as const),
  ]) {
    const { report: after } = await investigateAlert({ ...assignment, suggest: putFirst(cause) });
    suggested.push({ source: found.source, id: found.id, right: isRight, ...outcomeOf(cause, after, truth) });
  }
  return suggested;
}

/** Answers a task once: its id tells all that it asks, and what is suggested later changes nothing of it. */
function remembering(seat: SeatedAgent): SeatedAgent {
  const looked = new Map<string, ReturnType<SeatedAgent['answer']>>();
  return {
    ...seat,
    answer: (award, abort) => {
      const key = award.task.taskId;
      const before = looked.get(key) ?? seat.answer(award, abort);
      looked.set(key, before);
      return before;
    },
  };
}

/** One that was ranked anyway is only made surer; any other comes without evidence. */
const putFirst =
  (cause: SuggestedCause): Suggest =>
  (ranked) => [
    { ...(ranked.find((own) => isSame(own, cause)) ?? withoutEvidence(cause)), probability: prior },
    ...ranked
      .filter((other) => !isSame(other, cause))
      .map((other) => ({ ...other, probability: other.probability * (1 - prior) })),
  ];

const withoutEvidence = ({ service, category }: SuggestedCause): Ranked => ({
  ...{ service, category, indicator: '', probability: prior, status: 'untested', disproofs: [] },
  ...{ supporting: [], contradicting: [], refutations: [], reasoning: ['Somebody is very sure of it.'] },
  hypothesisId: deriveId('suggested', service, category),
  score: { evidence: 0, coverage: 0, parsimony: 0, plausibility: 0, precedent: 0, total: 0 },
});

const isSame = (one: SuggestedCause, other: SuggestedCause): boolean =>
  one.service === other.service && one.category === other.category;

function outcomeOf(cause: SuggestedCause, { hypotheses }: Report, truth: Truth) {
  const at = hypotheses.findIndex((each) => isSame(each, cause));
  const roots = truth.acceptedServices ?? [truth.rootInstance ?? truth.rootService];
  const rightAt = hypotheses.findIndex(({ service }, index) => index !== at && roots.includes(service));
  const { status = 'HYPOTHESIS_STATUS_UNTESTED', disproofs = [] } = hypotheses[at] ?? {};
  const tried = disproofs.map(({ agent, statement, contradiction, observations }) => {
    return { agent, statement, contradiction, observations };
  });
  return { ...cause, status, tried, overtaken: rightAt >= 0 && rightAt < at };
}
