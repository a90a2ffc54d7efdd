import type { Observation, Precedent } from '@compass/contracts';
import type { MessagingTransaction, Store } from '@compass/messaging';
import type { Conclusion } from '../domain/conclusion.js';

interface ObservationReader {
  /** Those that are stored, in the order of `hashes`. */
  get(hashes: readonly string[]): Promise<Observation[]>;
  /** Those that are not, in the order of `hashes`, each once. */
  missing(hashes: readonly string[]): Promise<string[]>;
}

/** Evidence, by hash. */
export interface Observations extends ObservationReader {
  /** Stores verified observations; what is stored already stays. Gives the hashes of those that are new. */
  put(observations: readonly Observation[]): Promise<string[]>;
}

export interface PrecedentQuery {
  readonly incidentFingerprint: string;
  readonly environment: string;
  readonly limit: number;
}

interface ConclusionReader {
  /** Of incidents with that fingerprint in that environment, the latest first. */
  precedents(query: PrecedentQuery): Promise<Precedent[]>;
}

/** Concluded investigations. */
export interface Conclusions extends ConclusionReader {
  /** Keeps the first conclusion of an investigation. */
  keep(conclusion: Conclusion): Promise<void>;
}

export interface KnowledgeTransaction extends MessagingTransaction {
  readonly observations: Observations;
  readonly conclusions: Conclusions;
}

/** One consistent view, without writes. */
export interface KnowledgeView {
  readonly observations: ObservationReader;
  readonly conclusions: ConclusionReader;
}

/** The state of the knowledge store, as a port. */
export interface KnowledgeStore extends Store<KnowledgeTransaction> {
  read<T>(look: (view: KnowledgeView) => Promise<T>): Promise<T>;
}
