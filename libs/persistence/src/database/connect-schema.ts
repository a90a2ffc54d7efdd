import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrate, type MigrationList } from '../migrations/migrate.js';

export interface SchemaOptions {
  /** A service's own schema: lower case letters, digits and `_`. Created if missing; SQL needs no prefix. */
  readonly schema: string;
  readonly migrations: readonly MigrationList[];
  /** Connections at most; 10 by default. */
  readonly poolSize?: number;
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

/** Connections that all live in `schema`, which is up to date when this resolves. Whoever gets them destroys them. */
export async function connectSchema(url: string, options: SchemaOptions): Promise<DataSource> {
  const dataSource = await createDataSource(url, options);
  await dataSource.initialize();
  try {
    await migrate(dataSource, options.schema, options.migrations);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

/** TypeORM is loaded here, by who has a database: agents have none, and it is 20 MB in each process. */
async function createDataSource(url: string, { schema, poolSize }: SchemaOptions): Promise<DataSource> {
  const typeorm = await import('typeorm');
  return new typeorm.DataSource({
    type: 'postgres',
    poolSize: poolSize ?? 10,
    connectTimeoutMS: 5_000,
    installExtensions: false,
    logging: false,
    applicationName: `compass ${schema}`,
    poolErrorHandler: () => undefined, // an idle connection broke: the pool replaces it, its next user sees the outage
    extra: { connectionString: url, options: `-c search_path=${schema}`, types: columnTypes(), pipeline: true },
  });
}
