import type { MessagingTransaction, Store } from '@compass/messaging';
import type { IncidentChange } from '../domain/incident-change.js';
import type { Member, OpenIncident, Situation } from '../domain/situation.js';
import type { Answers } from './answers.js';
import type { AlertRecords } from './alert-records.js';

/** An open incident with the W3C traceparent that its investigation goes on in; empty when it came without a trace. */
export interface TracedIncident extends OpenIncident {
  readonly traceparent: string;
}

/** What decisions on new occurrences rest on, as it is stored. */
export interface StoredSituation extends Situation {
  readonly open: readonly TracedIncident[];
}

/** What new occurrences in one environment are, as far as it has to be looked up what is known of them. */
export interface Asked {
  readonly environment: string;
  readonly keys: readonly string[];
  readonly members: readonly Member[];
}

/** The incidents and occurrences of intake, within one transaction. */
export interface Incidents {
  /** Has nobody else decide in this environment until the transaction ends; then gives what there is to know. */
  situationOf(asked: Asked): Promise<StoredSituation>;
  /**
   * Stores a change that was decided on that situation.
   * @param traceparent kept with an incident that the change opens
   */
  store(change: IncidentChange, traceparent: string): Promise<void>;
}

export interface IntakeTransaction extends MessagingTransaction {
  readonly incidents: Incidents;
  readonly alerts: AlertRecords;
  readonly answers: Answers;
}

/** The state of intake, as a port. */
export type IncidentStore = Store<IntakeTransaction>;
