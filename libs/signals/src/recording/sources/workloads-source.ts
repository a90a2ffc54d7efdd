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
  const answer = async <T>(read: (recorded: readonly ToolOutput[]) => readonly T[]): Promise<Answer<readonly T[]>> => {
    const recorded = await recording.toolOutputs();
    return recorded ? withinLimit(everFewer(read(recorded), (kept) => kept)) : 'not-available';
  };
  const { nowMs } = recording;
  return {
    'workloads.objects': ({ kinds }) =>
      answer((recorded) => {
        const all = [...workloadsOf(recorded, nowMs), ...servicesOf(recorded), ...clusterObjectsOf(recorded)];
        return mostTelling(all.filter(({ kind }) => !kinds || kinds.includes(kind)));
      }),
    'workloads.events': ({ window }) =>
      answer((recorded) =>
        eventsOf(recorded, nowMs)
          .filter(({ lastSeenMs }) => lastSeenMs >= window.startMs && lastSeenMs <= window.endMs)
          .reverse(),
      ),
    'workloads.nodeServices': () => answer((recorded) => nodeServicesOf(recorded, nowMs)),
    'workloads.reachability': () => answer(reachabilityOf),
    'workloads.manifests': () => answer(manifestsOf),
    'workloads.errorLines': () => answer((recorded) => errorLinesOf(recorded, nowMs)),
    'workloads.calls': () => answer(declaredCallsOf),
  };
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
