import type { Draw } from '../draws.js';

/** Epoch seconds at which every imagined alert fires. */
export const alertTime = 1_767_268_800;

/** One row of metrics. */
export interface Moment {
  /** Seconds since the fault began; negative before. */
  readonly since: number;
  /** A draw around 1: so much more or less by chance. */
  chance(width: number): number;
}

/** What a metric reads at a moment; undefined: no sample. */
export type Reading = (moment: Moment) => number | undefined;

export interface Line {
  /** Seconds since the fault began. */
  readonly since: number;
  readonly service: string;
  readonly message: string;
  readonly level?: string;
}

/** What a request does: its own work, and whom it asks in turn. */
export interface Step {
  readonly service: string;
  readonly operation: string;
  readonly ms: number;
  readonly fails?: boolean;
  readonly calls?: readonly Step[];
  /** Answers without telemetry of its own, as databases and others' services do. */
  readonly silent?: boolean;
}

/** A system that nobody recorded, one fault of it, and the alert that it raises. */
export interface Story {
  readonly id: string;
  readonly services: readonly string[];
  readonly graph?: readonly (readonly [caller: string, callee: string])[];
  /** The labels of the alert, and what it says. */
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  /** How long before the alert the fault began. */
  readonly onsetSeconds: number;
  readonly pastMinutes: number;
  readonly stepSeconds: number;
  /** By service and name of the metric. */
  readonly metrics?: Readonly<Record<string, Readonly<Record<string, Reading>>>>;
  readonly lines?: (chance: Draw) => readonly Line[];
  /** Requests a second, and what one does. */
  readonly requests?: { readonly perSecond: number; readonly of: (moment: Moment) => Step };
  readonly changes?: readonly { readonly since: number; readonly [field: string]: unknown }[];
  /** Objects and kinds that are right to name; absent: nothing is broken. */
  readonly truth?: { readonly objects: readonly string[]; readonly categories: readonly string[] };
  /** COMPASS does not find it: that must be what it says. */
  readonly isOpen?: true;
}
