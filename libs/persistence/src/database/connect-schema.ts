import pg from 'pg';
import { migrate, type MigrationList } from '../migrations/migrate.js';

export interface SchemaOptions {
  /** A service's own schema: lower case letters, digits and `_`. Created if missing; SQL needs no prefix. */
  readonly schema: string;
  readonly migrations: readonly MigrationList[];
  /** Connections at most; 10 by default. */
  readonly poolSize?: number;
}

export interface ConnectedSchema {
  readonly pool: pg.Pool;
  /** The name of the database. */
  readonly namespace: string;
}

/** `bigint` as number: times and offsets fit, and a value that does not must not be rounded silently. */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`);
  return value;
}

function columnTypes(): InstanceType<typeof pg.TypeOverrides> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, parseBigint);
  return types;
}

/** A pool whose connections all live in `schema`, which is up to date when this resolves. */
export async function connectSchema(url: string, options: SchemaOptions): Promise<ConnectedSchema> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    application_name: `compass ${options.schema}`,
    options: `-c search_path=${options.schema}`,
    types: columnTypes(),
    pipeline: true,
  });
  pool.on('error', () => undefined); // an idle connection broke: the pool replaces it, its next user sees the outage
  try {
    return { pool, namespace: await prepareSchema(pool, options) };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Gives the name of the database. */
async function prepareSchema(pool: pg.Pool, { schema, migrations }: SchemaOptions): Promise<string> {
  const client = await pool.connect();
  try {
    await migrate(client, schema, migrations);
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    return rows[0]!.name;
  } finally {
    client.release();
  }
}
