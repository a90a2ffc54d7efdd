import type {
  AlertRecord,
  Incidents,
  IncidentStore,
  IntakeTransaction,
  Member,
  Occurrence,
  TracedIncident,
} from '@compass/service-intake/parts';
import { Table } from '../database/simulated-database.js';
import type { SimulatedTransaction } from '../database/simulated-transaction.js';
import type { SimulatedUnitOfWork } from '../database/simulated-unit-of-work.js';
import { inOrder, overWire, type Wire } from '../process/wire.js';

type IncidentChange = Parameters<Incidents['store']>[0];

export interface IncidentRow extends TracedIncident {
  readonly environment: string;
  readonly fingerprint: string;
  readonly ordinal: number;
  readonly startedAtMs: number;
  readonly resolvedAtMs: number | undefined;
}

export interface OccurrenceRow {
  readonly key: string;
  readonly incidentId: string;
  readonly resolved: boolean;
  readonly endedAtMs: number;
}

/** The tables of intake. */
export class IncidentTables {
  readonly incidents = new Table<IncidentRow>('incidents');
  readonly occurrences = new Table<OccurrenceRow>('occurrences');
  readonly alerts = new Table<AlertRecord>('alerts');
}

/** The state of intake in a simulated database. */
export class SimulatedIncidentStore implements IncidentStore {
  constructor(
    private readonly unitOfWork: SimulatedUnitOfWork,
    private readonly tables: IncidentTables,
    private readonly wire: Wire,
  ) {}

  transact<T>(work: (tx: IntakeTransaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((tx) => {
      const wire = inOrder(this.wire);
      const incidents = overWire(wire, 'incidents', incidentsOver(tx, this.tables));
      const alerts = overWire(wire, 'alerts', alertsOver(tx, this.tables));
      return work({ ...this.unitOfWork.messaging(tx, wire), incidents, alerts, answers: nothingLearnt });
    });
  }
}

/** Intake of a simulation reads alerts alone. */
const nothingLearnt: IntakeTransaction['answers'] = {
  recordVerdict: () => Promise.resolve(),
  recordCalls: () => Promise.resolve(),
};

function alertsOver(tx: SimulatedTransaction, { alerts }: IncidentTables): IntakeTransaction['alerts'] {
  return {
    async add(records) {
      for (const record of records) if (!tx.get(alerts, record.alertId)) await tx.put(alerts, record.alertId, record);
    },
  };
}

function incidentsOver(tx: SimulatedTransaction, { incidents, occurrences }: IncidentTables): Incidents {
  const putOccurrence = (row: OccurrenceRow) => tx.put(occurrences, row.key, row);
  const join = ({ key }: Occurrence, incidentId: string) =>
    putOccurrence({ key, incidentId, resolved: false, endedAtMs: 0 });
  const end = async ({ key, alert }: Occurrence) => {
    const known = tx.get(occurrences, key);
    if (known) await putOccurrence({ ...known, resolved: true, endedAtMs: alert.endsAtMs || alert.startsAtMs });
  };

  return {
    async situationOf({ environment, keys }) {
      await tx.lock(`environment/${environment}`);
      const rows = tx.all(incidents).filter((row) => row.environment === environment);
      const known = keys.flatMap((key) => tx.get(occurrences, key) ?? []);
      const openedBy = new Map<string, number>();
      for (const { fingerprint, ordinal } of rows)
        openedBy.set(fingerprint, Math.max(openedBy.get(fingerprint) ?? 0, ordinal + 1));
      return {
        open: rows.filter(({ resolvedAtMs }) => resolvedAtMs === undefined),
        ended: rows
          .flatMap((row) => (row.resolvedAtMs === undefined ? [] : [{ ...row, resolvedAtMs: row.resolvedAtMs }]))
          .map((row) => ({ ...row, investigated: row.recurrenceOf ?? row }))
          .sort((a, b) => b.resolvedAtMs - a.resolvedAtMs),
        openedBy,
        known: new Map(
          known.map(({ key, incidentId, resolved, endedAtMs }) => [
            key,
            { incidentId, status: resolved ? 'resolved' : 'firing', endedAtMs },
          ]),
        ),
        neighbours: new Map(),
        silences: [],
      };
    },

    async store(change, traceparent) {
      const row = change.opened ? opened(change, traceparent) : tx.get(incidents, change.incidentId);
      if (row) await tx.put(incidents, row.incidentId, changed(row, change));
      for (const occurrence of change.joined) await join(occurrence, change.incidentId);
      for (const occurrence of change.ended) await end(occurrence);
      if (!change.isForgotten) return;
      const forgotten = tx.all(occurrences).filter((each) => each.incidentId === change.incidentId && !each.resolved);
      for (const each of forgotten) await putOccurrence({ ...each, resolved: true, endedAtMs: change.lastStartMs });
    },
  };
}

function opened({ opened: opening, ...change }: IncidentChange, traceparent: string): IncidentRow {
  const { incident, ordinal, release, recurrence } = opening!;
  const { incidentId, environment, fingerprint, severity, startedAtMs } = incident;
  return {
    ...{ incidentId, environment, fingerprint, severity, startedAtMs, ordinal, release, traceparent },
    ...{ ...change, members: [] as readonly Member[], resolvedAtMs: undefined },
    ...(recurrence && { recurrenceOf: recurrence.of }),
    recurrences: recurrence?.recurrences ?? 0,
  };
}

function changed(row: IncidentRow, change: IncidentChange): IncidentRow {
  const { alertCount, firingCount, lastStartMs, isMomentary, resolvedAtMs } = change;
  return {
    ...row,
    ...{ alertCount, firingCount, lastStartMs, isMomentary, resolvedAtMs },
    members: [...row.members, ...change.members],
  };
}
