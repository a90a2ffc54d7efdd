import type { MessagingTransaction, Store } from '@compass/messaging';
import type { FingerprintState, IncidentChange, OpenIncident } from '../domain/correlate.js';

/** An open incident with the W3C traceparent that its investigation goes on in; empty when it came without a trace. */
export interface TracedIncident extends OpenIncident {
  readonly traceparent: string;
}

/** What the decision on new occurrences rests on, as it is stored. */
export interface StoredState extends FingerprintState {
  readonly open?: TracedIncident;
}

export interface FingerprintKey {
  readonly environment: string;
  readonly fingerprint: string;
}

/** The incidents and occurrences of intake, within one transaction. */
export interface Incidents {
  /** What is stored of a fingerprint and of these occurrences. Locks its open incident until the transaction ends. */
  stateOf(key: FingerprintKey, occurrenceKeys: readonly string[]): Promise<StoredState>;
  /**
   * Stores a change that was decided on that state. At most one incident is open per environment and fingerprint.
   * @param traceparent kept with an incident that the change opens
   * @returns false when the change opens an incident and another transaction has opened one since: nothing is stored
   */
  store(change: IncidentChange, traceparent: string): Promise<boolean>;
}

export interface IntakeTransaction extends MessagingTransaction {
  readonly incidents: Incidents;
}

/** The state of intake, as a port. */
export type IncidentStore = Store<IntakeTransaction>;
