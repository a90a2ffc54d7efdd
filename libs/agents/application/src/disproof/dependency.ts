import type { Claim } from '@compass/agent-sdk';
import { durationText, failing, ownHarm, shareText, slowness, slownessOf, talliesOf } from '@compass/analysis';
import type { Scene } from '../scene.js';
import { asExpected, refuted, unlikely, type Outcome } from './test.js';

/** Who waits for a failing dependency waits longer, or gets more errors from it. */
export function callersFeelIt({ service }: Claim, scene: Scene): Outcome | undefined {
  const calls = scene.services.flatMap(({ calling }) => calling.filter(({ peer }) => peer === service));
  if (calls.length === 0) return undefined;
  const tallies = talliesOf(calls, scene.grid);
  const [slow, failed] = [slowness(tallies, scene), failing(tallies, scene)];
  const harm = Math.max(failed.strength, slownessOf(slow.before, slow.after));
  const sentence = `calls to ${service} take ${durationText(slow.after)} (${durationText(slow.before)} before) and fail in ${shareText(failed.after)} (${shareText(failed.before)} before), over ${slow.callsAfter} calls`;
  return { contradiction: harm < 0.15 ? refuted : asExpected + 0.2 * (1 - harm), sentence };
}

/** A dependency that reports telemetry, and is well, is none that fails unseen. */
export function isNotKnownToBeWell({ service }: Claim, { behaviours }: Scene): Outcome | undefined {
  const behaviour = behaviours.get(service);
  if (!behaviour) return { contradiction: asExpected, sentence: `${service} has no spans of its own` };
  const well = ownHarm(behaviour) < 0.15;
  return {
    contradiction: well ? unlikely : 0.3,
    sentence: `${service} has spans of its own, and does its work ${well ? 'as before' : 'worse than before'}`,
  };
}
