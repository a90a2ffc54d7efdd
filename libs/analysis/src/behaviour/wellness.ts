import { slownessOf } from './harm.js';
import type { OwnBehaviour } from './own-behaviour.js';

/**
 * 0..1: how much worse a service does its own work than before, its waiting for others and their errors not counted. What makes everything slower does
 * not count either. Judged by the two sides alone, however sure the moment of change is: what acquits must not rest on a change that was merely hard to date.
 */
export function ownHarm(behaviour: OwnBehaviour): number {
  const { ownErrors, failing, ownWork, heaviest } = behaviour;
  return Math.max(
    ownErrors.strength,
    failing?.difference.strength ?? 0,
    slownessOf(ownWork.expected, ownWork.after),
    heaviest?.difference.strength ?? 0,
    fanOutHarm(behaviour),
  );
}

/** 0..1: how much worse its callers are served than before, whatever the reason. */
export function requestHarm({ errors, latency, slowest }: OwnBehaviour): number {
  return Math.max(errors.strength, slownessOf(latency.before, latency.after), slowest?.difference.strength ?? 0);
}

/** The mix of requests alone changes the calls per request by a third; three times as many are another program. */
const usualRatio = 1.33;
const clearRatio = 3;

/** 0..1: a service that makes far more calls per request, and serves its callers worse for it. */
export function fanOutHarm(behaviour: OwnBehaviour): number {
  const { before, after } = behaviour.callsPerRequest;
  if (before === 0) return 0;
  const more = (after / before - usualRatio) / (clearRatio - usualRatio);
  return requestHarm(behaviour) * Math.min(1, Math.max(0, more));
}
