import type { Observation } from '@compass/signals';

declare const cited: unique symbol;

/** Made of observations; there is no other way to make one than `.cite(…)`. */
interface Cited {
  readonly [cited]: true;
  /** Hashes of what was cited, without repeats. */
  readonly observations: readonly [string, ...string[]];
}

/** What has been said, but not yet shown: worth nothing until it cites. */
export interface Uncited<T> {
  /**
   * Names the observations that carry the statement.
   * @throws PermanentError `foreign-observation` for one that was not made in this investigation of the task
   */
  cite(first: Observation, ...more: readonly Observation[]): T;
}

/** What an agent concludes, before it cites. */
export interface FindingStatement {
  readonly service: string;
  /** What was seen to deviate: a metric, a log template, an operation. */
  readonly indicator: string;
  /** A cause category (docs/reference/cause-categories.md); absent for a symptom without a cause. */
  readonly category?: string;
  /** How it bears on its category at its service; `supports` unless given. */
  readonly stance?: 'supports' | 'contradicts';
  readonly direction?: 'up' | 'down' | 'changed';
  /** Environment's time when the deviation began; absent when there is none to name. */
  readonly onsetMs?: number;
  /** 0..1: how strongly the cited observations carry the statement. */
  readonly strength: number;
  /** One sentence for an engineer on call, with figures and units. */
  readonly statement: string;
  /** The id of the check that made it. */
  readonly check: string;
  /** What would have to be seen if the category were wrong, one line each. */
  readonly refutations?: readonly string[];
}

export type Finding = FindingStatement & Cited;

/** What came of an attempt to falsify a claim, before it cites. */
export interface DisproofStatement {
  /** 0..1: how strongly the observations contradict the claim; > 0.7 disproves, > 0.5 is ambiguous. */
  readonly contradiction: number;
  /** False: the telemetry that could test it is not available. */
  readonly tested: boolean;
  /** What was tried and what was seen, one sentence. */
  readonly statement: string;
}

export type Disproof = DisproofStatement & Cited;

/** One service was seen to call another. */
export interface CallEdge {
  readonly caller: string;
  readonly callee: string;
  readonly calls: number;
  readonly errors: number;
}

export interface ServiceGraph extends Cited {
  readonly edges: readonly CallEdge[];
}

/** What an investigation of one task came to. Nothing found is an empty answer, not a failure. */
export interface Findings {
  readonly findings?: readonly Finding[];
  readonly graph?: ServiceGraph;
  /** For a disprove task. */
  readonly disproof?: Disproof;
  /** What to be paid, micros of a USD; absent: what was bid. */
  readonly costMicros?: number;
}
