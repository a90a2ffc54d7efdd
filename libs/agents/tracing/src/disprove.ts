import type { Claim } from '@compass/agent-sdk';
import {
  dependsOn,
  durationText,
  failing,
  namesCallees,
  ownHarm,
  requestHarm,
  shareText,
  slowness,
  slownessOf,
  strongestTest,
  talliesOf,
  type ConsequenceTest,
  type TestedClaim,
} from '@compass/analysis';
import { sceneOf, type Scene } from './scene.js';
import type { Telemetry } from './telemetry.js';

/** Who adds less than this to the time of requests does not make them slow. */
const leastShare = 0.1;
/** Harm that surely is one, and harm that surely is none. */
const harmful = 0.3;
const harmless = 0.15;
const unlikely = 0.75;

/**
 * Tries to falsify any claim by the traces alone: the time must be spent there, the trouble must begin there, and who suffers must
 * depend on it. Untested where traces show nobody suffering. Pure.
 */
export function disprove(telemetry: Telemetry, { service }: Claim, alertAtMs: number): TestedClaim {
  const scene = sceneOf(telemetry, alertAtMs);
  const suffering = [...scene.behaviours.values()].filter((one) => requestHarm(one) >= harmful);
  if (suffering.length === 0) return strongestTest([]);
  const slow = suffering.some(({ errors }) => errors.strength < harmful);
  return strongestTest([
    ...(slow ? [timeIsSpentThere(service, scene)] : []),
    ...troubleBeginsThere(service, scene),
    ...sufferersDependOnIt(
      service,
      suffering.map((one) => one.service),
      scene,
    ),
  ]);
}

function timeIsSpentThere(service: string, { added }: Scene): ConsequenceTest {
  const share = added
    .filter((part) => (part.role === 'calling' ? part.peer === service : part.service === service))
    .reduce((sum, part) => sum + part.share, 0);
  return {
    id: 'time-is-spent-there',
    contradiction: share >= leastShare ? 0.4 * (1 - share) : unlikely,
    sentence: `${shareText(share)} of the time that requests take longer is spent at ${service}`,
  };
}

function troubleBeginsThere(service: string, scene: Scene): ConsequenceTest[] {
  const behaviour = scene.behaviours.get(service);
  if (!behaviour) return seenByCallers(service, scene);
  const { ownErrors, errors, ownWork } = behaviour;
  const sentence = `${service} fails ${shareText(ownErrors.after)} of requests by itself and ${shareText(errors.after)} in all, and works ${durationText(ownWork.after)} on each (${durationText(ownWork.before)} before)`;
  return [{ id: 'trouble-begins-there', contradiction: ownHarm(behaviour) < harmless ? unlikely : 0.1, sentence }];
}

function seenByCallers(service: string, scene: Scene): ConsequenceTest[] {
  const calls = scene.services.flatMap(({ calling }) => calling.filter(({ peer }) => peer === service));
  if (calls.length === 0) return [];
  const tallies = talliesOf(calls, scene.grid);
  const [slow, failed] = [slowness(tallies, scene), failing(tallies, scene)];
  const harm = Math.max(failed.strength, slownessOf(slow.before, slow.after));
  const sentence = `calls to ${service} take ${durationText(slow.after)} (${durationText(slow.before)} before) and fail in ${shareText(failed.after)} (${shareText(failed.before)} before)`;
  return [{ id: 'callers-feel-it', contradiction: harm < harmless ? unlikely : 0.1, sentence }];
}

function sufferersDependOnIt(service: string, suffering: readonly string[], { services }: Scene): ConsequenceTest[] {
  if (!namesCallees(services)) return [];
  const apart = suffering.filter((name) => !dependsOn(services, name, service));
  const sentence =
    apart.length === 0
      ? `all that suffer (${suffering.join(', ')}) depend on it`
      : `${apart.join(', ')} suffer, and do not depend on it`;
  const contradiction = Math.max(0.05, (apart.length / suffering.length) * unlikely);
  return [{ id: 'sufferers-depend-on-it', contradiction, sentence }];
}
