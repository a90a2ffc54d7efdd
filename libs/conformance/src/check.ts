import type { Stage } from './stage/stage.js';

/** One thing that an agent owes the mesh. */
export interface Check {
  /** Stable: what a report and a test call it. */
  readonly name: string;
  /** What the agent owes, as a sentence without a subject. */
  readonly about: string;
  /** @throws Violation when the agent does not, NotJudged when that cannot be told */
  readonly judge: (stage: Stage) => Promise<void>;
}

/** The agent does not do what the check is about. */
export class Violation extends Error {}

/** Whether it does cannot be told here. */
export class NotJudged extends Error {}

export interface Verdict {
  readonly check: string;
  readonly about: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What was seen instead, or why it was not judged; empty when passed. */
  readonly reason: string;
}

/** @throws Violation */
export function demand(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new Violation(reason);
}
