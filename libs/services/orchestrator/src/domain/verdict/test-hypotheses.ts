import { calibrate, compareText, type Basis } from '@compass/analysis';
import type { InvestigationEvent } from '../investigation/events.js';
import { fold } from '../investigation/evolve.js';
import type { Disproof, Hypothesis, HypothesisStatus } from '../investigation/hypothesis.js';
import type { Investigation } from '../investigation/state.js';
import type { VerdictThresholds } from '../policy/settings.js';
import { basisOf } from './sight.js';

const digits = 1e6;
const rounded = (value: number) => Math.round(value * digits) / digits;
/** Never up: the whole stays at most 1. */
const cut = (value: number) => Math.floor(value * digits) / digits;

/** The ranking that the investigation ends with, likeliest first: as tests left it, and with calibrated probabilities. */
export function finalHypotheses(state: Investigation): Hypothesis[] {
  const tested = testedHypotheses(state);
  const { confidence } = state.settings;
  const calibrated = confidence ? calibrate(tested, confidence[basisOf(state.tasks)]) : tested;
  return calibrated.map((hypothesis) => ({ ...hypothesis, probability: cut(hypothesis.probability) }));
}

/** A ranking as tests left it, before calibration, and what it rests on. */
export interface TestedRanking {
  readonly hypotheses: readonly Hypothesis[];
  readonly basis: Basis;
}

/** Of a concluded investigation; undefined while there is no verdict. */
export function testedRanking(log: readonly InvestigationEvent[]): TestedRanking | undefined {
  const end = log.findIndex(({ type }) => type === 'VerdictReached');
  const state = end < 0 ? undefined : fold(log.slice(0, end));
  return state && { hypotheses: testedHypotheses(state), basis: basisOf(state.tasks) };
}

/**
 * What the disproofs leave of the hypotheses, likeliest first. Bayes' rule over the listed hypotheses and the rest: surviving a test makes
 * a hypothesis likelier, contradiction less likely, and being untested changes nothing. Shares, not yet calibrated.
 */
function testedHypotheses(state: Investigation): Hypothesis[] {
  const { thresholds } = state.settings;
  const tested = state.hypotheses.map((hypothesis) =>
    withDisproofs(hypothesis, disproofsOf(state, hypothesis), thresholds),
  );
  const listed = tested.reduce((sum, { probability }) => sum + probability, 0);
  const odds = tested.map((hypothesis) => hypothesis.probability * factorOf(hypothesis, thresholds));
  const whole = odds.reduce((sum, each) => sum + each, 1 - listed);
  return tested
    .map((hypothesis, index) => ({ ...hypothesis, probability: rounded(odds[index]! / whole) }))
    .sort(
      (a, b) =>
        b.probability - a.probability || compareText(`${a.service}\n${a.category}`, `${b.service}\n${b.category}`),
    );
}

function disproofsOf(state: Investigation, { hypothesisId }: Hypothesis): Disproof[] {
  return state.tasks.flatMap(({ task, answer }) => {
    if (task.claim?.hypothesisId !== hypothesisId || !answer?.disproof) return [];
    const { contradiction, tested, statement, observations } = answer.disproof;
    const { agent, agentVersion } = answer;
    return [{ taskId: task.taskId, agent, agentVersion, contradiction, tested, statement, observations }];
  });
}

function withDisproofs(hypothesis: Hypothesis, disproofs: readonly Disproof[], limits: VerdictThresholds): Hypothesis {
  return { ...hypothesis, disproofs, status: statusAfter(disproofs, limits) };
}

/** The strongest contradiction decides; an answer that tested nothing counts for nothing. */
function statusAfter(disproofs: readonly Disproof[], limits: VerdictThresholds): HypothesisStatus {
  const tests = disproofs.filter(({ tested }) => tested);
  if (tests.length === 0) return 'untested';
  const contradiction = strongestOf(tests);
  if (contradiction > limits.disproves) return 'disproved';
  return contradiction > limits.ambiguous ? 'ambiguous' : 'stands';
}

function factorOf({ status, disproofs }: Hypothesis, { survival, remainder }: VerdictThresholds): number {
  const contradiction = strongestOf(disproofs.filter(({ tested }) => tested));
  switch (status) {
    case 'untested':
      return 1;
    case 'stands':
      return survival * (1 - contradiction);
    case 'ambiguous':
      return 1 - contradiction;
    case 'disproved':
      return remainder;
  }
}

function strongestOf(disproofs: readonly Disproof[]): number {
  return Math.max(0, ...disproofs.map(({ contradiction }) => contradiction));
}
