import type { AlertEvent, Observation, Signals } from '@compass/signals';
import type { Task } from '../agent/task.js';

/** What monitors raised, and who is known to talk to whom. */
export interface MonitoredEvents {
  /** Undefined: the environment has no monitors whose events can be read. */
  readonly scene:
    | {
        /** Every instance that is watched. */
        readonly instances: readonly string[];
        /** In the order in which they were raised. */
        readonly events: readonly AlertEvent[];
        /** Declared edges; empty when none are. */
        readonly edges: readonly (readonly [string, string])[];
      }
    | undefined;
  /** The events first, then the graph if there was reason to ask for it. */
  readonly observations: readonly [Observation, ...Observation[]];
}

/** The events of a task's window; the declared graph is asked for only where there are any. */
export async function monitoredEvents(
  { alerts, topology }: Signals,
  { window }: Pick<Task, 'window'>,
): Promise<MonitoredEvents> {
  const raised = await alerts.events({ window });
  if (!raised.data) return { scene: undefined, observations: [raised] };
  const declared = await topology.edges({ window });
  const edges = (declared.data ?? []).map(({ caller, callee }) => [caller, callee] as const);
  return { scene: { ...raised.data, edges }, observations: [raised, declared] };
}
