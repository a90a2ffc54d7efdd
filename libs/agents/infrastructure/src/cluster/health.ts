import type { Pod } from '@compass/agent-sdk';
import type { Cluster, Workload } from './cluster.js';

/** A restart that is longer ago than this says nothing of today's trouble. */
const recentRestartMs = 10 * 60_000;
const finished = /^(Completed|Succeeded)$/;

/** Does not run as it should, now: whatever it said before. */
export const isUnwell = (pod: Pod): boolean => !finished.test(pod.status) && pod.readyContainers < pod.allContainers;

/** Came up again a short while ago, more than once: it may be up between two falls. */
export function restartsNow({ restarts, lastRestartMs, createdAtMs }: Pod, nowMs: number): boolean {
  const last = lastRestartMs ?? createdAtMs ?? 0;
  return restarts > 0 && nowMs - last < recentRestartMs;
}

/** Pods that are wanted and not available. */
export function lacking({ controller, pods }: Workload): number {
  return controller ? Math.max(0, controller.desired - controller.available) : pods.filter(isUnwell).length;
}

/** Not in the state that it is wanted in. */
export function isTroubled(workload: Workload, { nowMs }: Cluster): boolean {
  return lacking(workload) > 0 || workload.pods.some((pod) => isUnwell(pod) || restartsNow(pod, nowMs));
}

/** Nodes that the control plane hears from. */
export const isReady = ({ status }: { readonly status: string }): boolean => /^Ready\b/.test(status);
