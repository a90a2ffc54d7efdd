/** Something that a monitor took for abnormal at an instance, or in the calls between two. */
export type MonitorEvent =
  | {
      readonly kind: 'metric';
      readonly instance: string;
      readonly metric: string;
      readonly direction: 'up' | 'down' | 'changed';
    }
  | { readonly kind: 'log'; readonly instance: string; readonly template: string }
  | {
      readonly kind: 'call';
      readonly caller: string;
      readonly callee: string;
      readonly operation: string;
      readonly symptom: 'slow' | 'failed';
    };

/** All that monitors said of an incident. */
export interface MonitoredScene {
  /** Every instance that is watched, whether or not anything was said of it. */
  readonly instances: readonly string[];
  /** In the order in which they were raised. */
  readonly events: readonly MonitorEvent[];
  /** Who is known to talk to whom, in either direction; may be empty. */
  readonly edges: readonly (readonly [string, string])[];
}

export type CallEvent = Extract<MonitorEvent, { kind: 'call' }>;

/** Calls from one instance to another; what an instance says of calls within itself tells of no edge. */
export function callsAcross({ instances, events }: MonitoredScene): CallEvent[] {
  const watched = new Set(instances);
  return events.filter(
    (event): event is CallEvent =>
      event.kind === 'call' && event.caller !== event.callee && watched.has(event.caller) && watched.has(event.callee),
  );
}

/** The operation without the address that serves it: replicas serve the same ones. */
export const pathOf = (operation: string): string => operation.replace(/^[a-z]+:\/\/[^/]+/i, '');
