import type { Alert } from '@compass/contracts';
import type { Outcome } from '../domain/decision.js';

/** What became of one notification, to be asked for. */
export interface AlertRecord {
  readonly alertId: string;
  /** As the gateway gave it to who posted the message; of a message from Kafka topic/partition/offset. */
  readonly receiptId: string;
  readonly receivedAtMs: number;
  /** Name of the format; empty of a message without a body. */
  readonly format: string;
  readonly outcome: Outcome | 'ignored';
  /** Name of the rule that decided, or the reason for which it was ignored. */
  readonly rule: string;
  readonly reason: string;
  /** Empty when it is in none. */
  readonly incidentId: string;
  /** Incident whose investigation answers for it; empty when none does. */
  readonly investigatedIncidentId: string;
  /** Empty of what is no alert. */
  readonly environment: string;
  readonly occurrenceKey: string;
  /** As normalised; absent of what is no alert, and of a copy: its occurrence has it. */
  readonly alert?: Alert;
}

/** Within one transaction. */
export interface AlertRecords {
  /** Keeps records; of one that is kept already, the first stays. */
  add(records: readonly AlertRecord[]): Promise<void>;
}
