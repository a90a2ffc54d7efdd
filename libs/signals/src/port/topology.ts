import type { TimeWindow } from '@compass/kernel';

export interface TopologyRequest {
  readonly window: TimeWindow;
}

/** One service calls another, as a service map, a catalogue or a mesh's configuration tells; it may be wrong or incomplete. */
export interface DependencyEdge {
  readonly caller: string;
  readonly callee: string;
}
