import type { Precedent } from '@compass/analysis';

/** The knowledge store, as far as an investigation asks it. */
export interface Knowledge {
  /** Those of the hashes under which no observation is stored. @throws RetryableError */
  missing(hashes: readonly string[]): Promise<readonly string[]>;
  /** What earlier incidents with the same fingerprint came to; undefined when it cannot be told. Never fails. */
  precedents(fingerprint: string, environment: string): Promise<readonly Precedent[] | undefined>;
}
