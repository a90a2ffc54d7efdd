import { PermanentError } from '@compass/kernel';
import type { Tracer } from '@opentelemetry/api';
import type { DataSource } from 'typeorm';
import { leaseEmbeddedPostgres, type ServerLease } from '../embedded/shared-server.js';
import { commitSpan } from '../transactions/commit-span.js';
import { asDatabaseFailure } from '../transactions/database-failures.js';
import { PostgresUnitOfWork } from '../transactions/postgres-unit-of-work.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { connectSchema, type SchemaOptions } from './connect-schema.js';
import { parseDatabaseUrl } from './database-url.js';

export interface DatabaseOptions extends SchemaOptions {
  /** `postgres://…` or `embedded:<directory>`. */
  readonly url: string;
  /** Gets a span for every commit. */
  readonly tracer: Tracer;
  /**
   * How long a statement may go unanswered before its connection is given up, milliseconds; a minute by default. A network that drops
   * packets tells nobody: without this limit TCP waits for a quarter of an hour.
   */
  readonly answerMs?: number;
}

const usualAnswerMs = 60_000;

export interface Database {
  readonly unitOfWork: UnitOfWork;
  /** The server's `postgres://` URL, also when it is embedded: for a connection outside of the pool, such as LISTEN. */
  readonly url: string;
  readonly schema: string;
  /** Refuses new transactions, waits for those in flight, disconnects, and stops an embedded server that nobody else uses. */
  close(): Promise<void>;
}

/**
 * Connects one service to its schema and brings the schema up to date.
 * Errors: `database-url-invalid`, `database-schema-invalid`, `database-refused`, `migration-changed` and those of an
 * embedded server (permanent); `database-unavailable` (retryable).
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(options.schema))
    throw new PermanentError('database-schema-invalid', `"${options.schema}" is not usable as the name of a schema`);
  const server = await reachServer(options.url);
  try {
    return openedDatabase(server, options, await connectSchema(server.url, options));
  } catch (error) {
    await server.release();
    throw asDatabaseFailure(error);
  }
}

async function reachServer(text: string): Promise<ServerLease> {
  const location = parseDatabaseUrl(text);
  if (location.kind === 'embedded') return leaseEmbeddedPostgres(location.dir);
  return { url: location.url, release: () => Promise.resolve() };
}

function openedDatabase(
  server: ServerLease,
  { schema, tracer, answerMs = usualAnswerMs }: DatabaseOptions,
  dataSource: DataSource,
): Database {
  const namespace = dataSource.driver.database ?? '';
  const unitOfWork = new PostgresUnitOfWork(dataSource, commitSpan(tracer, namespace, schema), answerMs);
  const close = async () => {
    await unitOfWork.drain();
    await dataSource.destroy();
    await server.release();
  };
  return { unitOfWork, url: server.url, schema, close };
}
