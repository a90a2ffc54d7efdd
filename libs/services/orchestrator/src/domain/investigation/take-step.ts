import { reportHash } from '../report/report.js';
import { reachVerdict } from '../verdict/reach-verdict.js';
import { finalHypotheses } from '../verdict/test-hypotheses.js';
import type { Step } from './commands.js';
import type { Occurrence } from './events.js';
import { disproofEndsAtMs, disproofTasks, observeEndsAtMs, observeTasks } from './plan-tasks.js';
import { rankHypotheses } from './rank-hypotheses.js';
import { deadlineAtMs, type Investigation } from './state.js';

/** What a policy's step makes happen. One that does not follow from the stage is ignored, so that no policy can go astray. */
export function takeStep(state: Investigation, step: Step, nowMs: number): Occurrence[] {
  switch (step.type) {
    case 'RequestObservations':
      return state.stage === 'opened' ? [requestObservations(state, nowMs)] : [];
    case 'RankHypotheses':
      return state.stage === 'observing' ? [{ type: 'HypothesesRanked', hypotheses: rankHypotheses(state) }] : [];
    case 'RequestDisproofs':
      return state.stage === 'ranked' ? [requestDisproofs(state, step.hypothesisIds, nowMs)] : [];
    case 'Conclude':
      return state.stage === 'concluded' ? [] : [conclude(state, nowMs)];
  }
}

function requestObservations(state: Investigation, nowMs: number): Occurrence {
  const tasks = observeTasks(state, nowMs);
  return { type: 'TasksRequested', step: 'observe', tasks, deadlineAtMs: observeEndsAtMs(state, nowMs) };
}

function requestDisproofs(state: Investigation, hypothesisIds: readonly string[], nowMs: number): Occurrence {
  const chosen = state.hypotheses.filter(({ hypothesisId }) => hypothesisIds.includes(hypothesisId));
  const tasks = disproofTasks(state, chosen, nowMs);
  return { type: 'TasksRequested', step: 'disprove', tasks, deadlineAtMs: disproofEndsAtMs(state, nowMs) };
}

function conclude(state: Investigation, nowMs: number): Occurrence {
  const hypotheses = finalHypotheses(state);
  const expired = state.stage !== 'waiting' && nowMs > deadlineAtMs(state);
  const conclusion = { verdict: reachVerdict(state, hypotheses), atMs: nowMs, expired };
  const { verdict } = conclusion;
  return {
    type: 'VerdictReached',
    verdict,
    hypotheses,
    expired,
    reportHash: reportHash({ ...state, hypotheses }, conclusion),
  };
}
