import type { TimeWindow } from '@compass/kernel';

/** What is asked, together. */
export interface Question {
  readonly what: string;
  readonly where: string;
  readonly why: string;
}

interface AnyTask {
  readonly taskId: string;
  readonly investigationId: string;
  /** Raised by every re-auction, from 1 on. */
  readonly attempt: number;
  /** For example diagnose.database. */
  readonly capability: string;
  readonly question: Question;
  readonly environment: string;
  /** The alerting service first; empty means all. */
  readonly services: readonly string[];
  /** Environment's time to look at; ends at the environment's now at the latest. */
  readonly window: TimeWindow;
  /** Environment's time of the alert. */
  readonly alertAtMs: number;
  /** The most that a bid may ask, micros of a USD. */
  readonly priceCeilingMicros: number;
  /** Wall clock seconds one attempt may take. */
  readonly timeoutSeconds: number;
  /** 1..5, 5 first. */
  readonly priority: number;
}

/** Look, and report findings. */
export interface DiagnoseTask extends AnyTask {
  readonly kind: 'diagnose';
}

/** Try to falsify the claim. */
export interface DisproveTask extends AnyTask {
  readonly kind: 'disprove';
  readonly claim: Claim;
}

/** A unit of work as an agent sees it. */
export type Task = DiagnoseTask | DisproveTask;

/** The hypothesis under attack. */
export interface Claim {
  readonly hypothesisId: string;
  readonly category: string;
  readonly service: string;
  readonly indicator: string;
  /** Environment's time when it is said to have begun; absent when unknown. */
  readonly onsetMs?: number;
  readonly statement: string;
  /** What would have to be seen if the claim were wrong. */
  readonly refutations: readonly string[];
}
