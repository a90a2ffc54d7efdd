import type { Change } from '@compass/agent-sdk';
import { clockText, numberText, type ResourceStrain } from '@compass/analysis';
import { releaseName, suspectRelease } from './releases.js';
import type { Scene } from './scene.js';
import type { Said } from './telemetry.js';

/** Use that surely is far more than before. */
const clearStrain = 0.3;
/** That it came with a release tells less of the kind of trouble than that it is used. */
const blamedOnRelease = 0.75;

/** What a service uses far more of since a release of it; the strongest. */
export function strainSince(change: Change, { strains }: Scene): ResourceStrain | undefined {
  return strains.find(({ service, strength, onsetMs }) => {
    return strength >= clearStrain && suspectRelease([change], service, onsetMs, '') !== undefined;
  });
}

/** Of any release of a service. */
export const strainSinceRelease = (service: string, scene: Scene): ResourceStrain | undefined =>
  (scene.changes ?? [])
    .filter((change) => change.service === service)
    .flatMap((change) => strainSince(change, scene) ?? [])[0];

/** A release that takes more than the version before it is to blame for that, whether or not users feel it yet. */
export function takesMore(change: Change, strain: ResourceStrain): Said {
  const { service, metric, onsetMs, strength } = strain;
  const seconds = Math.max(0, Math.round((onsetMs - change.atMs) / 1000));
  return {
    ...{ service, category: 'application.bad-release', indicator: metric, onsetMs, direction: 'up' },
    strength: blamedOnRelease * strength,
    check: 'release-that-takes-more',
    statement: `${strainText(strain)}; it began ${seconds} s after the ${releaseName(change)} at ${clockText(change.atMs)}.`,
    reads: ['resources', 'changes'],
    refutations: ['The version before the release takes as much.', `${service} has as much more to do.`],
  };
}

export function strainText({ service, metric, before, after, peak, unit }: ResourceStrain): string {
  const amount = (value: number) => `${numberText(value)}${unit === 'percent' ? ' %' : unit && ` ${unit}`}`;
  return `${metric} of ${service} went from ${amount(before)} to ${amount(after)} (most ${amount(peak)})`;
}
