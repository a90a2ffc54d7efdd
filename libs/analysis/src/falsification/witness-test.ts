import type { ConsequenceTest } from './strongest-test.js';

/** The looks that anybody can take, whatever a claim is about. */
type WitnessSource = 'metrics' | 'traces' | 'logs' | 'calls' | 'platform';

/** A test that needs no knowledge of a claim's domain, and the looks that carry it. */
export interface WitnessTest extends ConsequenceTest {
  /** Which looks, and at whom; nobody where all were looked at together. */
  readonly reads: readonly { readonly source: WitnessSource; readonly services: readonly string[] }[];
}

export interface ClaimedCause {
  readonly service: string;
  readonly category: string;
}
