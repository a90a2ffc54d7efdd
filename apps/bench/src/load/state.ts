import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What PostgreSQL says of the mesh, asked without the services' code. */
export class StoredState {
  readonly #pool: pg.Pool;

  constructor(database: string) {
    this.#pool = new pg.Pool({ connectionString: database, max: 2 });
  }

  async number(sql: string, parameters: unknown[] = []): Promise<number> {
    const { rows } = await this.#pool.query<Record<string, string>>(sql, parameters);
    return Number(Object.values(rows[0] ?? {})[0] ?? NaN);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(sql, parameters)).rows;
  }

  /** Alert messages that intake has committed. */
  handledAlerts = (): Promise<number> =>
    this.number(`SELECT count(*) FROM intake.inbox WHERE consumer = 'intake' AND state = 'handled'`);

  incidents = (): Promise<number> => this.number('SELECT count(*) FROM intake.incidents');

  investigations = (): Promise<number> => this.number('SELECT count(*) FROM orchestrator.investigation');

  concluded = (): Promise<number> =>
    this.number(`SELECT count(*) FROM orchestrator.investigation WHERE status = 'concluded'`);

  /** Parked messages and dead letters of all services. */
  async troubles(): Promise<number> {
    const tables = await this.rows<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE tablename IN ('inbox_parked', 'dead_letter')`,
    );
    const counts = await Promise.all(tables.map(({ name }) => this.number(`SELECT count(*) FROM ${name}`)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

const lookAgainMs = 50;

/** Looks until the figure is reached. @throws Error when it has not moved for `patienceMs` */
export async function untilAtLeast(
  look: () => Promise<number>,
  figure: number,
  what: string,
  patienceMs = 120_000,
): Promise<void> {
  let [last, movedMs] = [NaN, performance.now()];
  for (;;) {
    const now = await look();
    if (now >= figure) return;
    if (now !== last) [last, movedMs] = [now, performance.now()];
    if (performance.now() - movedMs > patienceMs) throw new Error(`${what}: ${now} of ${figure}, and no more`);
    await sleep(lookAgainMs);
  }
}
