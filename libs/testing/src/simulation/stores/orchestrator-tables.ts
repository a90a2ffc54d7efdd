import type { InvestigationEvent } from '@compass/service-orchestrator/domain';
import type { DueDeadline, InvestigationSummary } from '@compass/service-orchestrator/parts';
import { Table } from '../database/simulated-database.js';

export interface InvestigationRow extends InvestigationSummary {
  readonly fingerprint: string;
  readonly precedentsKnown: boolean;
  readonly priority: number;
}

export interface EventRow {
  readonly investigationId: string;
  readonly version: number;
  readonly event: InvestigationEvent;
  readonly transaction: number;
  readonly position: number;
}

interface Offered {
  readonly revision: number;
  readonly capabilities: readonly string[];
}

/** The tables of the orchestrator. */
export class OrchestratorTables {
  readonly investigations = new Table<InvestigationRow>('investigation');
  readonly events = new Table<EventRow>('investigation_event');
  readonly deadlines = new Table<DueDeadline>('deadline_timer');
  readonly capabilities = new Table<Offered>('offered_capabilities');
}

export const eventKey = (investigationId: string, version: number): string => `${investigationId}/${version}`;
