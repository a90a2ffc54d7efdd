import type { Availability, Observation } from '@compass/contracts';
import type { Transaction } from '@compass/persistence';
import type { Observations } from './knowledge-store.js';

interface Row {
  readonly hash: string;
  readonly environment: string;
  readonly query: string;
  readonly window_start_ms: number;
  readonly window_end_ms: number;
  readonly availability: Availability;
  readonly result: string;
  readonly summarised: boolean;
}

/** Observations in a table, one row each. */
export class PostgresObservations implements Observations {
  constructor(private readonly sql: Transaction) {}

  async put(observations: readonly Observation[]): Promise<string[]> {
    // In one order, so that two writers of the same rows cannot wait for each other.
    const sorted = observations.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
    const column = <T>(of: (observation: Observation) => T) => sorted.map(of);
    // What is seen again is cited again: it is as young as its last citation, to the day.
    const stored = await this.sql.query<{ hash: string }>(
      `WITH again AS (
         UPDATE observations SET stored_at = now() WHERE hash = ANY($1) AND stored_at < now() - interval '1 day')
       INSERT INTO observations
         (hash, environment, query, window_start_ms, window_end_ms, availability, result, summarised)
       SELECT * FROM unnest
         ($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::boolean[])
       ON CONFLICT DO NOTHING RETURNING hash`,
      [
        column(({ hash }) => hash),
        column(({ environment }) => environment),
        column(({ query }) => query),
        column(({ window }) => window!.startMs),
        column(({ window }) => window!.endMs),
        column(({ availability }) => availability),
        column(({ result }) => result),
        column(({ summarised }) => summarised),
      ],
    );
    return stored.map(({ hash }) => hash);
  }

  async get(hashes: readonly string[]): Promise<Observation[]> {
    const rows = await this.sql.query<Row>(
      `SELECT hash, environment, query, window_start_ms, window_end_ms, availability, result, summarised
         FROM observations WHERE hash = ANY($1)`,
      [hashes],
    );
    const byHash = new Map(rows.map((row) => [row.hash, toObservation(row)]));
    return hashes.flatMap((hash) => byHash.get(hash) ?? []);
  }

  async missing(hashes: readonly string[]): Promise<string[]> {
    const rows = await this.sql.query<{ hash: string }>('SELECT hash FROM observations WHERE hash = ANY($1)', [hashes]);
    const stored = new Set(rows.map(({ hash }) => hash));
    return [...new Set(hashes)].filter((hash) => !stored.has(hash));
  }
}

function toObservation({ window_start_ms: startMs, window_end_ms: endMs, ...row }: Row): Observation {
  const { hash, environment, query, availability, result, summarised } = row;
  return { hash, environment, query, window: { startMs, endMs }, availability, result, summarised };
}
