import { topics } from '@compass/contracts';
import { RetryableError } from '@compass/kernel';
import type { LogRecord, RecordHandler } from '@compass/messaging';
import { correlate } from '../domain/correlate.js';
import type { Occurrence } from '../domain/occurrence.js';
import { parseAlerts } from '../edge/parse-alerts.js';
import type { IntakeTransaction } from '../store/incident-store.js';
import { incidentEvents } from './incident-events.js';
import { currentTraceparent, linkToTrace } from './incident-trace.js';

/** How often an incident that another transaction opened or resolved at the same moment is looked at again. */
const maxLooks = 5;

/** Turns each raw message into what it means for incidents: opened, updated, resolved, or nothing new. */
export class CorrelateAlerts implements RecordHandler<IntakeTransaction> {
  readonly topic = topics.alerts.name;

  constructor(private readonly defaultEnvironment: string | undefined) {}

  /** @throws PermanentError of parseAlerts; RetryableError `incident-contended` */
  async handle(record: LogRecord, tx: IntakeTransaction): Promise<void> {
    const { occurrences } = parseAlerts(record, this.defaultEnvironment);
    const groups = Map.groupBy(occurrences, ({ alert }) => alert.fingerprint);
    // Always in the same order, so that two messages with the same fingerprints cannot wait for each other.
    for (const fingerprint of [...groups.keys()].sort()) await this.correlateGroup(groups.get(fingerprint)!, tx);
  }

  private async correlateGroup(occurrences: readonly Occurrence[], tx: IntakeTransaction): Promise<void> {
    const keys = occurrences.map(({ key }) => key);
    for (let look = 0; look < maxLooks; look++) {
      const state = await tx.incidents.stateOf(occurrences[0]!.alert, keys);
      if (state.open) linkToTrace(state.open.traceparent);
      const change = correlate(state, occurrences);
      if (!change) return;
      if (await tx.incidents.store(change, currentTraceparent())) return tx.outbox.publish(incidentEvents(change));
    }
    throw new RetryableError('incident-contended', 'others kept opening and resolving the same incident');
  }
}
