import type { Claim } from '@compass/agent-sdk';
import { durationText, shareText, strongestTest, type ConsequenceTest, type TestedClaim } from '@compass/analysis';
import { sceneOf, type Scene } from './scene.js';
import type { Telemetry } from './telemetry.js';

/** A service that adds less than this to the time of requests does not make them slow. */
const leastShare = 0.1;

/** Tries to falsify any claim by the traces alone: the time must be spent there, the errors must begin there. Pure. */
export function disprove(telemetry: Telemetry, claim: Claim, alertAtMs: number): TestedClaim {
  const scene = sceneOf(telemetry, alertAtMs);
  return strongestTest([...timeIsSpentThere(claim, scene), ...errorsBeginThere(claim, scene)]);
}

function timeIsSpentThere({ service }: Claim, { added, behaviours }: Scene): ConsequenceTest[] {
  const slow = [...behaviours.values()].filter(({ latency }) => latency.strength >= 0.3);
  if (slow.length === 0) return [];
  const share = added
    .filter((part) => (part.role === 'calling' ? part.peer === service : part.service === service))
    .reduce((sum, part) => sum + part.share, 0);
  const sentence = `${shareText(share)} of the time that requests take longer is spent at ${service}`;
  return [{ id: 'time-is-spent-there', contradiction: share >= leastShare ? 0.4 * (1 - share) : 0.75, sentence }];
}

function errorsBeginThere({ service }: Claim, { behaviours }: Scene): ConsequenceTest[] {
  const behaviour = behaviours.get(service);
  if (!behaviour || ![...behaviours.values()].some(({ errors }) => errors.strength >= 0.3)) return [];
  const { ownErrors, errors, latency } = behaviour;
  const sentence = `${service} fails ${shareText(ownErrors.after)} of requests by itself and ${shareText(errors.after)} in all, and takes ${durationText(latency.after)}`;
  const harmless = Math.max(ownErrors.strength, latency.strength) < 0.15;
  return [{ id: 'errors-begin-there', contradiction: harmless ? 0.75 : 0.1, sentence }];
}
