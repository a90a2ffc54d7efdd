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

/** A part of a result that was not believed, and why. It is kept, so that the log alone tells what was judged. */
export type Rejection = {
  /** Finding id, hypothesis id, or empty for the graph. */
  readonly id: string;
  readonly code: RejectionCode;
  /** The cited hashes that the evidence store did not have; only where that is the reason. */
  readonly missing?: readonly string[];
} & Claimed;

/** What an agent claims, by the part of a result that it stands in. */
export type Claimed =
  | { readonly part: 'finding'; readonly claim: Finding }
  | { readonly part: 'graph'; readonly claim: ObservedGraph }
  | { readonly part: 'disproof'; readonly claim: DisproofAnswer };

export type RejectionCode =
  'no-citation' | 'not-stored' | 'not-observed' | 'strength-out-of-range' | 'no-service' | 'duplicate' | 'other-claim';

/** A result of which only believable parts are left. */
export interface VerifiedResult extends Result {
  readonly rejections: readonly Rejection[];
}
