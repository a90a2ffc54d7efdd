import type {
  Incidents,
  IncidentStore,
  IntakeTransaction,
  Occurrence,
  TracedIncident,
} from '@compass/service-intake/parts';
import { Table } from '../database/simulated-database.js';
import type { SimulatedTransaction } from '../database/simulated-transaction.js';
import type { SimulatedUnitOfWork } from '../database/simulated-unit-of-work.js';
import { overWire, type Wire } from '../process/wire.js';

export interface IncidentRow extends TracedIncident {
  readonly environment: string;
  readonly fingerprint: string;
  readonly ordinal: number;
  readonly resolvedAtMs: number | undefined;
}

export interface OccurrenceRow {
  readonly key: string;
  readonly incidentId: string;
  readonly resolved: boolean;
}

/** The tables of intake. */
export class IncidentTables {
  readonly incidents = new Table<IncidentRow>('incidents');
  readonly occurrences = new Table<OccurrenceRow>('occurrences');
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
      const incidents = overWire(this.wire, 'incidents', incidentsOver(tx, this.tables));
      return work({ ...this.unitOfWork.messaging(tx), incidents });
    });
  }
}

function incidentsOver(tx: SimulatedTransaction, { incidents, occurrences }: IncidentTables): Incidents {
  const isOf = (row: IncidentRow, { environment, fingerprint }: { environment: string; fingerprint: string }) =>
    row.environment === environment && row.fingerprint === fingerprint;
  const put = (row: IncidentRow) => tx.put(incidents, row.incidentId, row);
  const end = async ({ key }: Occurrence) => {
    await tx.lockRow(occurrences, key);
    const known = tx.get(occurrences, key);
    if (known) await tx.put(occurrences, key, { ...known, resolved: true });
  };
  const join = async ({ key }: Occurrence, incidentId: string) => {
    await tx.lockRow(occurrences, key);
    if (tx.get(occurrences, key)) throw new Error(`duplicate key: ${key}`);
    await tx.put(occurrences, key, { key, incidentId, resolved: false });
  };

  return {
    async stateOf(key, occurrenceKeys) {
      const seen = tx.all(incidents).find((row) => isOf(row, key) && row.resolvedAtMs === undefined);
      if (seen) await tx.lockRow(incidents, seen.incidentId);
      const locked = seen && tx.get(incidents, seen.incidentId);
      const open = locked?.resolvedAtMs === undefined ? locked : undefined;
      const known = occurrenceKeys.flatMap((each) => tx.get(occurrences, each) ?? []);
      return {
        open,
        known: new Map(known.map((row) => [row.key, row.resolved ? 'resolved' : 'firing'])),
        incidentCount: open ? open.ordinal + 1 : tx.all(incidents).filter((row) => isOf(row, key)).length,
      };
    },

    async store(change, traceparent) {
      const { incidentId, opened, alertCount, firingCount, resolvedAtMs } = change;
      if (opened) {
        const { environment, fingerprint } = opened.incident;
        await tx.lock(`one_open_incident/${environment}/${fingerprint}`);
        await tx.lockRow(incidents, incidentId);
        const conflict = tx
          .all(incidents)
          .some(
            (row) => row.incidentId === incidentId || (isOf(row, opened.incident) && row.resolvedAtMs === undefined),
          );
        if (conflict) return false;
        const { ordinal } = opened;
        await put({
          incidentId,
          environment,
          fingerprint,
          ordinal,
          alertCount,
          firingCount,
          traceparent,
          resolvedAtMs,
        });
      } else {
        await tx.lockRow(incidents, incidentId);
        const known = tx.get(incidents, incidentId);
        if (known) await put({ ...known, alertCount, firingCount, resolvedAtMs });
      }
      for (const occurrence of change.joined) await join(occurrence, incidentId);
      for (const occurrence of change.ended) await end(occurrence);
      return true;
    },
  };
}
