import type { Cluster } from '../cluster/cluster.js';
import type { Source } from '../telemetry.js';

/** One thing to be seen in the state of a cluster. */
export interface Check {
  readonly id: string;
  readonly reads: readonly [Source, ...Source[]];
  readonly because: string;
  find(cluster: Cluster): readonly Seen[];
}

/** What was seen: which object, which kind of cause, and how sure, 0..1. */
export interface Seen {
  /** Name of the workload, node or namespace that has to be repaired. */
  readonly object: string;
  readonly category: string;
  readonly indicator: string;
  readonly strength: number;
  readonly onsetMs?: number;
  readonly statement: string;
  readonly refutations?: readonly string[];
}

/** Strengths in words: the platform says so itself; state speaks for it; it fits. */
export const told = 0.95;
export const shown = 0.85;
export const fitting = 0.6;

/** Something about an object that its siblings do not have; weights add up as independent doubts. */
export interface Oddity {
  readonly weight: number;
  readonly text: string;
}

export const together = (found: readonly Oddity[]): number =>
  1 - found.reduce((left, { weight }) => left * (1 - weight), 1);

/** What no special check explains weighs less than what one does, and nothing when it hardly stands out. */
export const cap = 0.65;
export const least = 0.15;
