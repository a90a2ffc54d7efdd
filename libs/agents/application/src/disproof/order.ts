import type { Claim } from '@compass/agent-sdk';
import { clockText, dependsOn } from '@compass/analysis';
import { isRelease, releaseName } from '../releases.js';
import type { Scene } from '../scene.js';
import { asExpected, refuted, unlikely, type Outcome } from './test.js';

/** Onsets are as coarse as buckets, and a change of level is dated by some samples. */
const toleranceMs = 30_000;
/** Harm that surely is one. */
const harmful = 0.3;
/** So much later, a cause is out of the question. */
const impossibleMs = 180_000;
/** A release longer ago than this would have done its harm before. */
const forgottenMs = 30 * 60_000;

/** A cause does not begin after what it causes: the harm, of the same kind, of those who depend on it. */
export function beginsBeforeItsEffects({ service, onsetMs }: Claim, scene: Scene): Outcome | undefined {
  if (onsetMs === undefined) return undefined;
  const fails = (scene.behaviours.get(service)?.errors.strength ?? 0) >= harmful;
  const effects = [...scene.behaviours.values()].flatMap(({ service: name, errors, latency, slowest }) => {
    const harm = fails
      ? errors
      : slowest && slowest.difference.strength > latency.strength
        ? slowest.difference
        : latency;
    const depends = name !== service && dependsOn(scene.services, name, service);
    return depends && harm.strength >= harmful && harm.onsetMs !== undefined ? [{ name, atMs: harm.onsetMs }] : [];
  });
  const [first] = effects.sort((a, b) => a.atMs - b.atMs);
  if (!first) return undefined;
  const lateMs = onsetMs - first.atMs - toleranceMs;
  const sentence = `it began at ${clockText(onsetMs)}, and ${first.name} was affected from ${clockText(first.atMs)} on`;
  return { contradiction: Math.max(asExpected, Math.min(refuted, (refuted * lateMs) / impossibleMs)), sentence };
}

/** A release is to blame only if there was one, and if the trouble was not there before it. */
export function releaseCameFirst({ service, onsetMs }: Claim, scene: Scene): Outcome | undefined {
  if (!scene.changes) return undefined;
  const began = troubleBegan(service, scene) ?? onsetMs ?? scene.splitMs;
  const own = scene.changes.filter((change) => change.service === service && isRelease(change));
  const before = own.findLast(({ atMs }) => atMs <= began + toleranceMs && atMs > began - forgottenMs);
  if (before) {
    const seconds = Math.max(0, Math.round((began - before.atMs) / 1000));
    const prompt = Math.min(1, Math.max(0, (began - before.atMs - 120_000) / (forgottenMs - 120_000)));
    const sentence = `the trouble began ${seconds} s after the ${releaseName(before)} at ${clockText(before.atMs)}`;
    return { contradiction: asExpected + 0.55 * prompt, sentence };
  }
  const [later] = own.filter(({ atMs }) => atMs > began);
  if (later)
    return {
      contradiction: refuted,
      sentence: `the trouble began at ${clockText(began)}, before the ${releaseName(later)} at ${clockText(later.atMs)}`,
    };
  return {
    contradiction: 0.9,
    sentence: `no release of ${service} is recorded in the half hour before ${clockText(began)}`,
  };
}

function troubleBegan(service: string, { errorLogs, behaviours }: Scene): number | undefined {
  const behaviour = behaviours.get(service);
  const logged = errorLogs.find((log) => log.service === service && !log.passedOn)?.onsetMs;
  if (behaviour && behaviour.ownErrors.strength >= 0.2) return logged ?? behaviour.ownErrors.onsetMs;
  if (behaviour && behaviour.ownWork.strength >= 0.2) return behaviour.ownWork.onsetMs;
  return logged;
}

/** If a release is near, errors or slowness "of the code as it was" are the weaker explanation. */
export function noReleaseIsNear({ service, onsetMs }: Claim, scene: Scene): Outcome | undefined {
  if (!scene.changes) return undefined;
  const began = troubleBegan(service, scene) ?? onsetMs ?? scene.splitMs;
  const near = scene.changes.find((change) => {
    return change.service === service && isRelease(change) && Math.abs(began - change.atMs) <= 120_000;
  });
  if (!near) return { contradiction: asExpected, sentence: `no release of ${service} is near its onset` };
  return {
    contradiction: unlikely - 0.2,
    sentence: `the ${releaseName(near)} at ${clockText(near.atMs)} explains it better`,
  };
}
