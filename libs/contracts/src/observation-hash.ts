import { canonicalJson, sha256Hex } from '@compass/kernel';
import type { Observation } from './generated/compass/observations/v1/Observation.js';

/**
 * The hash that names an observation: lower-case hex sha256 of the canonical JSON of its content. `query` and `result` enter as
 * the texts that they are in the message, `window` as {endMs, startMs}, `availability` by its name; so whoever holds the message
 * can check it without knowing any signal.
 */
export function observationHash(observation: Omit<Observation, 'hash'>): string {
  const { availability, environment, query, result, summarised, window } = observation;
  const span = window && { startMs: window.startMs, endMs: window.endMs };
  return sha256Hex(canonicalJson({ availability, environment, query, result, summarised, window: span }));
}
