import { topics } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import type { Delivery, LogRecord, OutgoingEvent, RecordHandler, Remainder } from '@compass/messaging';
import { correlateInTurn, type Correlation } from '../domain/correlate.js';
import { mergeChanges, type IncidentChange } from '../domain/incident-change.js';
import { openWindows, type MaintenanceWindow } from '../domain/maintenance.js';
import { memberOf } from '../domain/member.js';
import type { Occurrence } from '../domain/occurrence.js';
import { AlertParser } from '../edge/alert-parser.js';
import { partsHeader } from '../edge/message-parts.js';
import type { ParsedAlerts } from '../edge/parse-alerts.js';
import { refusalOf } from '../edge/refusal.js';
import type { IntakeTransaction, StoredSituation } from '../store/incident-store.js';
import { recordsOf } from './alert-records-of.js';
import { incidentEvents } from './incident-events.js';
import { currentTraceparent, linkToTrace } from './incident-trace.js';

/** What a message was read as, and when. */
export interface ReadMessage extends ParsedAlerts {
  readonly receivedAtMs: number;
}

export interface IntakeRules {
  /** Of alerts that name none. */
  readonly defaultEnvironment?: string;
  /** See incidentEvents. */
  readonly investigatesItself?: boolean;
  /** Planned: what fits one that is open opens nothing. */
  readonly maintenance?: readonly MaintenanceWindow[];
}

/** The events of a change. */
type Tell = (change: IncidentChange) => OutgoingEvent[];

/** What holds for all environments. */
interface Given {
  readonly tell: Tell;
  readonly maintenance: readonly MaintenanceWindow[];
}

type Received = Delivery<LogRecord, ReadMessage>;

/** What one message says about one environment. */
interface Notified {
  readonly occurrences: readonly Occurrence[];
  readonly delivery: Received;
}

/** Turns raw messages into what they mean for incidents, and keeps for each alert what became of it. */
export class CorrelateAlerts implements RecordHandler<IntakeTransaction, ReadMessage> {
  readonly topic = topics.alerts.name;

  private readonly parser: AlertParser;

  constructor(
    private readonly clock: Clock,
    private readonly rules: IntakeRules = {},
  ) {
    this.parser = new AlertParser(rules.defaultEnvironment);
  }

  /** @throws PermanentError of parseAlerts */
  // eslint-disable-next-line @typescript-eslint/require-await -- so that what it throws is a rejection
  async gather(record: LogRecord): Promise<ReadMessage> {
    const receivedAtMs = this.clock.now();
    return { ...this.parser.parse(record, receivedAtMs), receivedAtMs };
  }

  /** The alerts that are not understood, beside others that are. */
  remainderOf({ refused, occurrences, ignored }: ReadMessage): Remainder | undefined {
    if (refused.length === 0) return undefined;
    const { code, message } = refusalOf(refused);
    const all = refused.length + occurrences.length + ignored.length;
    const headers = { [partsHeader]: refused.map(({ part }) => part).join(',') };
    return { code, reason: `${refused.length} of ${all} in the message: ${message}`, headers };
  }

  async handleAll(deliveries: readonly Received[], tx: IntakeTransaction): Promise<void> {
    const environments = byEnvironment(deliveries);
    // Always in the same order, so that two batches with the same environments cannot wait for each other.
    const decided = new Map<Received, Correlation[]>();
    const { investigatesItself, maintenance = [] } = this.rules;
    const given: Given = { tell: (change) => incidentEvents(change, investigatesItself), maintenance };
    for (const environment of [...environments.keys()].sort())
      for (const [delivery, correlation] of await correlateAll(environment, environments.get(environment)!, given, tx))
        decided.set(delivery, [...(decided.get(delivery) ?? []), correlation]);
    await tx.alerts.add(deliveries.flatMap((delivery) => recordsOf(delivery, decided.get(delivery) ?? [])));
  }
}

function byEnvironment(deliveries: readonly Received[]): Map<string, Notified[]> {
  const notified = deliveries.flatMap((delivery) =>
    [...Map.groupBy(delivery.gathered.occurrences, ({ alert }) => alert.environment)].map(
      ([environment, occurrences]) => ({
        environment,
        notified: { occurrences, delivery },
      }),
    ),
  );
  const groups = Map.groupBy(notified, ({ environment }) => environment);
  return new Map([...groups].map(([environment, all]) => [environment, all.map((each) => each.notified)]));
}

async function correlateAll(environment: string, notified: readonly Notified[], given: Given, tx: IntakeTransaction) {
  const occurrences = notified.flatMap((each) => each.occurrences);
  const situation = await tx.incidents.situationOf({
    environment,
    keys: [...new Set(occurrences.map(({ key }) => key))],
    members: [...new Map(occurrences.map((each) => [each.alert.fingerprint, memberOf(each)])).values()],
  });
  const nowMs = Math.max(...notified.map(({ delivery }) => delivery.gathered.receivedAtMs));
  const messages = notified.map((each) => each.occurrences);
  const silences = [...situation.silences, ...openWindows(given.maintenance, nowMs)];
  const correlations = correlateInTurn({ ...situation, silences }, messages, nowMs);
  linkToOpen(situation, notified, correlations);
  await storeAll(notified, correlations, given.tell, tx);
  return notified.map(({ delivery }, index) => [delivery, correlations[index]!] as const);
}

/** An alert that joins an open incident keeps its own trace, and points to the incident's. */
function linkToOpen(
  { open }: StoredSituation,
  notified: readonly Notified[],
  correlations: readonly Correlation[],
): void {
  const traces = new Map(open.map(({ incidentId, traceparent }) => [incidentId, traceparent]));
  correlations.forEach(({ decisions }, index) => {
    const incidents = new Set(decisions.map(({ incidentId }) => incidentId ?? ''));
    const { inTrace } = notified[index]!.delivery;
    for (const traceparent of [...incidents].flatMap((id) => traces.get(id) ?? []))
      inTrace(() => linkToTrace(traceparent));
  });
}

async function storeAll(
  notified: readonly Notified[],
  correlations: readonly Correlation[],
  tell: Tell,
  tx: IntakeTransaction,
): Promise<void> {
  const changes = correlations.flatMap(({ changes: all }, index) =>
    all.map((change) => ({ change, inTrace: notified[index]!.delivery.inTrace })),
  );
  for (const ofIncident of Map.groupBy(changes, ({ change }) => change.incidentId).values()) {
    const traceparent = ofIncident[0]!.inTrace(currentTraceparent);
    await tx.incidents.store(mergeChanges(ofIncident.map(({ change }) => change)), traceparent);
    for (const { change, inTrace } of ofIncident) {
      const events = tell(change);
      if (events.length > 0) await inTrace(() => tx.outbox.publish(events));
    }
  }
}
