import { canonicalJson } from '@compass/kernel';
import type { Answer, SignalSources } from '../../port/environment.js';
import type { KubernetesObject } from '../../port/kubernetes-objects.js';
import { everFewer, withinLimit } from '../../summary/within-limit.js';
import { clusterObjectsOf } from '../kubernetes/cluster.js';
import { errorLinesOf } from '../kubernetes/error-lines.js';
import { eventsOf } from '../kubernetes/events.js';
import { declaredCallsOf } from '../kubernetes/declared-calls.js';
import { manifestsOf } from '../kubernetes/manifests.js';
import { reachabilityOf, servicesOf } from '../kubernetes/network.js';
import { nodeServicesOf } from '../kubernetes/node-services.js';
import type { ToolOutput } from '../kubernetes/tool-outputs.js';
import { listedObjects } from '../kubernetes/listed.js';
import { workloadsOf } from '../kubernetes/workloads.js';
import type { Recording } from '../recording.js';

type Sources = Pick<
  SignalSources,
  | 'workloads.objects'
  | 'workloads.events'
  | 'workloads.nodeServices'
  | 'workloads.reachability'
  | 'workloads.manifests'
  | 'workloads.errorLines'
  | 'workloads.calls'
>;

/** Recorded answers of read-only tools as typed state. They show the cluster as it was at the recording's end. */
export function workloadsSource(recording: Recording): Sources {
  const { nowMs } = recording;
  const parsed = <T>(read: (recorded: readonly ToolOutput[]) => readonly T[]) =>
    once(() => recording.toolOutputs().then((recorded) => recorded && read(recorded)));
  const all = {
    objects: parsed((recorded) => {
      const described = [...workloadsOf(recorded, nowMs), ...servicesOf(recorded), ...clusterObjectsOf(recorded)];
      return mostTelling([...described, ...listedObjects(recorded, described, nowMs)]);
    }),
    events: parsed((recorded) => eventsOf(recorded, nowMs).reverse()),
    nodeServices: parsed((recorded) => nodeServicesOf(recorded, nowMs)),
    reachability: parsed(reachabilityOf),
    manifests: parsed(manifestsOf),
    errorLines: parsed((recorded) => errorLinesOf(recorded, nowMs)),
    calls: parsed(declaredCallsOf),
  };
  return {
    'workloads.objects': async ({ kinds }) => answer(await all.objects(), ({ kind }) => kinds?.includes(kind) ?? true),
    'workloads.events': async ({ window }) =>
      answer(await all.events(), ({ lastSeenMs }) => lastSeenMs >= window.startMs && lastSeenMs <= window.endMs),
    'workloads.nodeServices': async () => answer(await all.nodeServices()),
    'workloads.reachability': async () => answer(await all.reachability()),
    'workloads.manifests': async () => answer(await all.manifests()),
    'workloads.errorLines': async () => answer(await all.errorLines()),
    'workloads.calls': async () => answer(await all.calls()),
  };
}

/** Outputs are parsed when first asked for; a recording does not change. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

/** @param chosen those that were asked for; all unless given */
function answer<T>(known: readonly T[] | undefined, chosen: (item: T) => boolean = () => true): Answer<readonly T[]> {
  return known ? withinLimit(everFewer(known.filter(chosen), (kept) => kept)) : 'not-available';
}

/** What does not fit is what is well: pods that are not ready and controllers that lack pods come first. */
function mostTelling(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const unwell = (object: KubernetesObject): boolean => {
    if (object.kind === 'Pod') return object.readyContainers < object.allContainers || object.restarts > 0;
    return 'desired' in object && (object.available < object.desired || object.desired === 0);
  };
  const once = new Map(objects.map((object) => [canonicalJson([object.kind, object.namespace, object.name]), object]));
  return [...once.values()].sort((a, b) => Number(unwell(b)) - Number(unwell(a)));
}
