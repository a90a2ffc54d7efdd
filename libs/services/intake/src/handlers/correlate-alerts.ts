import { topics } from '@compass/contracts';
import { RetryableError } from '@compass/kernel';
import type { Delivery, LogRecord, OutgoingEvent, RecordHandler } from '@compass/messaging';
import { correlateInTurn, mergeChanges, type IncidentChange } from '../domain/correlate.js';
import type { Occurrence } from '../domain/occurrence.js';
import { parseAlerts } from '../edge/parse-alerts.js';
import type { IntakeTransaction, StoredState } from '../store/incident-store.js';
import { incidentEvents } from './incident-events.js';
import { currentTraceparent, linkToTrace } from './incident-trace.js';

/** How often an incident that another transaction opened or resolved at the same moment is looked at again. */
const maxLooks = 5;

/** What one message says about one fingerprint. */
interface Notified {
  readonly occurrences: readonly Occurrence[];
  readonly inTrace: Delivery<LogRecord>['inTrace'];
}

/** What one message changes. */
interface Change {
  readonly change: IncidentChange;
  readonly inTrace: Notified['inTrace'];
}

/** The events of a change. */
type Tell = (change: IncidentChange) => OutgoingEvent[];

/** Turns raw messages into what they mean for incidents: opened, updated, resolved, or nothing new. */
export class CorrelateAlerts implements RecordHandler<IntakeTransaction, readonly Occurrence[]> {
  readonly topic = topics.alerts.name;

  /** @param investigatesItself see incidentEvents */
  constructor(
    private readonly defaultEnvironment: string | undefined,
    private readonly investigatesItself = false,
  ) {}

  /** @throws PermanentError of parseAlerts */
  // eslint-disable-next-line @typescript-eslint/require-await -- so that what it throws is a rejection
  async gather(record: LogRecord): Promise<readonly Occurrence[]> {
    return parseAlerts(record, this.defaultEnvironment).occurrences;
  }

  /** @throws RetryableError `incident-contended` */
  async handleAll(
    deliveries: readonly Delivery<LogRecord, readonly Occurrence[]>[],
    tx: IntakeTransaction,
  ): Promise<void> {
    const groups = byFingerprint(deliveries);
    // Always in the same order, so that two batches with the same fingerprints cannot wait for each other.
    for (const fingerprint of [...groups.keys()].sort())
      await correlateGroup(groups.get(fingerprint)!, (change) => incidentEvents(change, this.investigatesItself), tx);
  }
}

function byFingerprint(deliveries: readonly Delivery<LogRecord, readonly Occurrence[]>[]): Map<string, Notified[]> {
  const notified = deliveries.flatMap(({ gathered, inTrace }) =>
    [...Map.groupBy(gathered, ({ alert }) => alert.fingerprint).values()].map((occurrences) => ({
      occurrences,
      inTrace,
    })),
  );
  return Map.groupBy(notified, ({ occurrences }) => occurrences[0]!.alert.fingerprint);
}

async function correlateGroup(notified: readonly Notified[], tell: Tell, tx: IntakeTransaction): Promise<void> {
  const occurrences = notified.flatMap((each) => each.occurrences);
  const keys = [...new Set(occurrences.map(({ key }) => key))];
  for (let look = 0; look < maxLooks; look++) {
    const state = await tx.incidents.stateOf(occurrences[0]!.alert, keys);
    const changes = changesOf(state, notified);
    if (await storeAll(changes, tell, tx)) return;
  }
  throw new RetryableError('incident-contended', 'others kept opening and resolving the same incident');
}

function changesOf(state: StoredState, notified: readonly Notified[]): Change[] {
  const { open } = state;
  if (open) for (const { inTrace } of notified) inTrace(() => linkToTrace(open.traceparent));
  const changes = correlateInTurn(
    state,
    notified.map(({ occurrences }) => occurrences),
  );
  return changes.flatMap((change, index) => (change ? { change, inTrace: notified[index]!.inTrace } : []));
}

/** False: another transaction has opened one of the incidents. What was stored before stays so, and is known at the next look. */
async function storeAll(changes: readonly Change[], tell: Tell, tx: IntakeTransaction): Promise<boolean> {
  for (const ofIncident of Map.groupBy(changes, ({ change }) => change.incidentId).values()) {
    const traceparent = ofIncident[0]!.inTrace(currentTraceparent);
    if (!(await tx.incidents.store(mergeChanges(ofIncident.map(({ change }) => change)), traceparent))) return false;
    for (const { change, inTrace } of ofIncident) await inTrace(() => tx.outbox.publish(tell(change)));
  }
  return true;
}
