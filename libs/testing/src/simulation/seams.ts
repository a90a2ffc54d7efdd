import type { AnyEventHandler, EventLog, OutboxQueue } from '@compass/messaging';
import type { IncidentStore } from '@compass/service-intake/parts';
import type { OrchestratorStore, OrchestratorTransaction } from '@compass/service-orchestrator/parts';
import type { MarketStore, MarketTransaction } from '@compass/service-task-market/parts';

/** What every process of a simulation is built from may be exchanged here: this is how bugs are planted. */
export interface Seams {
  log(log: EventLog): EventLog;
  outbox(queue: OutboxQueue): OutboxQueue;
  incidentStore(store: IncidentStore): IncidentStore;
  orchestratorStore(store: OrchestratorStore): OrchestratorStore;
  marketStore(store: MarketStore): MarketStore;
  orchestratorHandler(handler: AnyEventHandler<OrchestratorTransaction>): AnyEventHandler<OrchestratorTransaction>;
  marketHandler(handler: AnyEventHandler<MarketTransaction>): AnyEventHandler<MarketTransaction>;
}

const same = <T>(part: T): T => part;

/** Nothing is exchanged. */
export const noSeams: Seams = {
  log: same,
  outbox: same,
  incidentStore: same,
  orchestratorStore: same,
  marketStore: same,
  orchestratorHandler: same,
  marketHandler: same,
};
