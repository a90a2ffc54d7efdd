import type { Change } from '@compass/agent-sdk';
import {
  clockText,
  durationText,
  numberText,
  ownHarm,
  requestHarm,
  shareText,
  type OwnBehaviour,
} from '@compass/analysis';
import { surge } from './blame.js';
import { isRelease, releaseName, suspectRelease } from './releases.js';
import { loadOf, type Scene } from './scene.js';
import { strainSince, takesMore } from './taking-releases.js';
import type { Said } from './telemetry.js';

/** A release this long before the alert would be suspected by somebody. */
const suspectedMs = 15 * 60_000;
/** With so many requests seen after a release, trouble that matters would have shown. */
const convincingRequests = 50;
/** Own trouble below this is none. */
const healthyBelow = 0.15;
/** By itself, that something happened just then says little. */
const coincidence = 0.15;

/** What a release makes others do (lock, wait, refuse) looks like theirs: where its service's callers suffer, an acquittal is less sure. */
const whileCallersSuffer = 0.75;

/** 0..1: how sure it is that a service does its own work as before. Waiting for others, and their errors, do not count. */
function healthOf(service: string, scene: Scene): number {
  const behaviour = scene.behaviours.get(service);
  const logged = scene.errorLogs.some((log) => log.service === service && !log.passedOn && log.strength >= 0.3);
  if (!behaviour || logged || behaviour.ownErrors.callsAfter === 0 || ownHarm(behaviour) >= healthyBelow) return 0;
  const sure = 0.55 + 0.4 * Math.min(1, behaviour.ownErrors.callsAfter / convincingRequests);
  return requestHarm(behaviour) >= 0.3 ? sure * whileCallersSuffer : sure;
}

/** Releases near the alert: each is a suspicion, and where the service does its work as before, a far stronger acquittal. */
export function releasesNearTheAlert(scene: Scene): Said[] {
  const near = (scene.changes ?? []).filter(
    ({ atMs }) => atMs <= scene.alertAtMs && atMs > scene.alertAtMs - suspectedMs,
  );
  return near.filter(isRelease).flatMap((change): Said[] => {
    const strain = strainSince(change, scene);
    if (strain) return [takesMore(change, strain)];
    const health = healthOf(change.service, scene);
    if (health === 0) return [];
    const said = { service: change.service, category: 'application.bad-release', onsetMs: change.atMs };
    return [
      { ...said, ...suspicionOf(change, scene), strength: coincidence },
      { ...said, ...acquittalOf(change, scene.behaviours.get(change.service)!), strength: health },
    ];
  });
}

function suspicionOf(change: Change, { alertAtMs }: Scene) {
  const seconds = Math.round((alertAtMs - change.atMs) / 1000);
  return {
    indicator: change.kind,
    direction: 'changed' as const,
    check: 'release-near-the-alert',
    statement: `The ${releaseName(change)} was at ${clockText(change.atMs)}, ${seconds} s before the alert.`,
    reads: ['changes'] as const,
  };
}

function acquittalOf(change: Change, { ownErrors, ownWork }: OwnBehaviour) {
  return {
    indicator: 'own work',
    direction: 'changed' as const,
    stance: 'contradicts' as const,
    check: 'healthy-release',
    statement: `After the ${releaseName(change)} the service itself fails ${shareText(ownErrors.after)} of requests (${shareText(ownErrors.before)} before) and works ${durationText(ownWork.after)} on each (${durationText(ownWork.before)} before), over ${ownErrors.callsAfter} requests: nothing that users would notice.`,
    reads: ['traces', 'changes', 'logs'] as const,
  };
}

/** Surely worse by what is measured; the release before it is the likeliest reason, and nothing here shows that it is one. */
const harmed = 0.3;
const likeliestReason = 0.6;

/** Releases just before their service became slow or failed, as its metrics tell where its spans do not. */
export function releasesBeforeTheirHarm({ changes, harms, behaviours }: Scene): Said[] {
  return harms
    .filter(({ service, strength }) => strength >= harmed && !behaviours.has(service))
    .filter((harm, i, all) => all.findIndex(({ service }) => service === harm.service) === i)
    .flatMap(({ service, metric, shift, strength }): Said[] => {
      const suspect = suspectRelease(changes ?? [], service, shift.onsetMs, metric);
      if (!suspect) return [];
      const { change, closeness } = suspect;
      const seconds = Math.max(0, Math.round((shift.onsetMs - change.atMs) / 1000));
      return [
        {
          ...{ service, indicator: metric, category: 'application.bad-release', direction: 'up' },
          ...{ onsetMs: shift.onsetMs, strength: likeliestReason * strength * closeness },
          check: 'release-before-its-harm',
          statement: `${metric} of ${service} went from ${numberText(shift.before)} to ${numberText(shift.after)}; it began ${seconds} s after the ${releaseName(change)} at ${clockText(change.atMs)}.`,
          reads: ['metrics', 'changes'],
          refutations: [
            'It began before the release.',
            `Something that ${service} calls suffers as much.`,
            `It goes on after the release is taken back.`,
          ],
        },
      ];
    });
}

/** More traffic at the alerting services: whether it explains anything is told by time and errors per request. */
export function trafficThatIsServed(scene: Scene, focus: readonly string[]): Said[] {
  return [...scene.behaviours.values()]
    .filter((behaviour) => focus.includes(behaviour.service) && loadOf(behaviour) >= surge)
    .filter((behaviour) => Math.max(ownHarm(behaviour), requestHarm(behaviour)) < healthyBelow)
    .flatMap((behaviour) => {
      const category = 'application.overload';
      const said = { service: behaviour.service, indicator: 'traffic', category, direction: 'up' as const };
      return [moreTraffic, servedTraffic].map((tell) => ({ ...said, onsetMs: scene.splitMs, ...tell(behaviour) }));
    });
}

function moreTraffic(behaviour: OwnBehaviour) {
  const { service, traffic } = behaviour;
  return {
    strength: coincidence,
    check: 'traffic-near-the-alert',
    statement: `Traffic of ${service} is ${numberText(loadOf(behaviour))} times as much as before (${numberText(traffic.before)} → ${numberText(traffic.after)} requests/s in the traces that were kept).`,
    reads: ['traces'] as const,
  };
}

function servedTraffic(behaviour: OwnBehaviour) {
  const { service, ownErrors, latency } = behaviour;
  return {
    stance: 'contradicts' as const,
    strength: 0.55 + 0.4 * Math.min(1, ownErrors.callsAfter / convincingRequests),
    check: 'traffic-that-is-served',
    statement: `At ${numberText(loadOf(behaviour))} times the traffic ${service} takes ${durationText(latency.after)} for a request (${durationText(latency.before)} before) and fails ${shareText(ownErrors.after)} by itself (${shareText(ownErrors.before)} before): it serves the load.`,
    reads: ['traces'] as const,
  };
}
