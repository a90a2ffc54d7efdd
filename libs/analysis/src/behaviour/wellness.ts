import { slownessOf } from './harm.js';
import type { OwnBehaviour } from './own-behaviour.js';

/**
 * 0..1: how much worse a service does its own work than before, its waiting for others and their errors not counted. Judged by the
 * two sides alone, however sure the moment of change is: what acquits must not rest on a change that was merely hard to date.
 */
export function ownHarm({ ownErrors, failing, ownWork, heaviest }: OwnBehaviour): number {
  return Math.max(
    ownErrors.strength,
    failing?.difference.strength ?? 0,
    slownessOf(ownWork.before, ownWork.after),
    heaviest?.difference.strength ?? 0,
  );
}

/** 0..1: how much worse its callers are served than before, whatever the reason. */
export function requestHarm({ errors, latency, slowest }: OwnBehaviour): number {
  return Math.max(errors.strength, slownessOf(latency.before, latency.after), slowest?.difference.strength ?? 0);
}
