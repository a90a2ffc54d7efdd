import type { Step } from '../investigation/commands.js';
import { concludeAtMs, isSettledQuestion, wasNeverBegun, type Investigation } from '../investigation/state.js';
import type { Policy } from './policy.js';

/**
 * Coordination by market: everything that may be worth looking at is offered at once, and who looks is left to the bids. One look, one
 * round of disproof, one verdict. Whatever is missing when a stage ends is done without.
 */
export const market: Policy = {
  name: 'market',
  version: 'market-2',
  next(state) {
    if (state.stage === 'concluded') return [];
    if (state.stage === 'waiting') return wasNeverBegun(state) ? [{ type: 'Conclude' }] : [];
    if (state.passed.includes('conclude')) return [...rankingIfAny(state), { type: 'Conclude' }];
    if (state.stage === 'opened') return [{ type: 'RequestObservations' }];
    if (state.stage === 'ranked') return [disproofRound(state)];
    if (!isStageOver(state)) return [];
    return [state.stage === 'observing' ? { type: 'RankHypotheses' } : { type: 'Conclude' }];
  },
};

/** Also when time ran out while agents were looking, what they saw is ranked. */
function rankingIfAny({ stage }: Investigation): Step[] {
  return stage === 'observing' ? [{ type: 'RankHypotheses' }] : [];
}

/** By its timer, never by the clock alone: after an outage, what was answered meanwhile is read first. */
function isStageOver({ stage, passed, tasks }: Investigation): boolean {
  const step = stage === 'observing' ? 'observe' : 'disprove';
  return passed.includes(step) || tasks.filter((progress) => progress.step === step).every(isSettledQuestion);
}

function disproofRound(state: Investigation): Step {
  const { hypotheses, settings } = state;
  const timeLeftMs = concludeAtMs(state) - state.atMs;
  const leading = hypotheses
    .filter(({ probability }) => probability >= settings.disproofFloor)
    .slice(0, settings.mostDisproofs);
  if (leading.length === 0 || timeLeftMs < settings.leastDisproofMs) return { type: 'Conclude' };
  return { type: 'RequestDisproofs', hypothesisIds: leading.map(({ hypothesisId }) => hypothesisId) };
}
