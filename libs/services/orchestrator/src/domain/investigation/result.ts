import type { Call, Finding } from '@compass/analysis';

/** What came of an attempt to falsify a claim. */
export interface DisproofAnswer {
  readonly hypothesisId: string;
  /** 0..1 */
  readonly contradiction: number;
  /** False: the telemetry that could test it is not available. */
  readonly tested: boolean;
  readonly statement: string;
  readonly observations: readonly string[];
}

/** The service graph as one agent saw it. */
export interface ObservedGraph {
  readonly calls: readonly Call[];
  readonly observations: readonly string[];
}

/** What an agent answered to one award, before anything of it is believed. */
export interface Result {
  readonly taskId: string;
  readonly attempt: number;
  readonly agent: string;
  readonly agentVersion: string;
  /** Present when the agent could not do it. */
  readonly failure?: { readonly code: string; readonly reason: string };
  readonly findings: readonly Finding[];
  readonly graph?: ObservedGraph;
  readonly disproof?: DisproofAnswer;
  /** Every observation made, cited or not. */
  readonly observations: readonly string[];
  /** Signals that the environment could not serve. */
  readonly notAvailable: readonly string[];
}

/** A part of a result that was not believed, and why. */
export interface Rejection {
  readonly part: 'finding' | 'graph' | 'disproof';
  /** Finding id, hypothesis id, or empty for the graph. */
  readonly id: string;
  readonly code: RejectionCode;
}

export type RejectionCode =
  'no-citation' | 'not-stored' | 'not-observed' | 'strength-out-of-range' | 'no-service' | 'duplicate' | 'other-claim';

/** A result of which only believable parts are left. */
export interface VerifiedResult extends Result {
  readonly rejections: readonly Rejection[];
}
