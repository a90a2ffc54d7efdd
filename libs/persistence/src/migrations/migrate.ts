import { PermanentError } from '@compass/kernel';
import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';

/** One step of a schema. Once released neither its name nor its SQL changes: what must differ is a new step. */
export interface Migration {
  readonly name: string;
  /** One or more statements, without schema prefixes. */
  readonly sql: string;
}

/** The ordered steps that one owner (a service, or a library such as messaging) brings to a schema. */
export interface MigrationList {
  readonly owner: string;
  readonly migrations: readonly Migration[];
}

/**
 * Brings `schema` up to date, creating it if missing: lists in the given order, steps in theirs, all in one transaction.
 * Instances that start at once take turns on an advisory lock. Steps that are in the database but not in the lists are
 * left alone: a newer version has been here, and the older one must still run beside it.
 * Errors: `migration-changed` when an applied step's SQL is not what it was.
 */
export async function migrate(dataSource: DataSource, schema: string, lists: readonly MigrationList[]): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', ['compass migrations', schema]);
    await manager.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await manager.query(`CREATE TABLE IF NOT EXISTS schema_migration (
      owner text NOT NULL, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (owner, name))`);
    const applied = await appliedSteps(manager);
    for (const { owner, migrations } of lists)
      for (const migration of migrations) await applyOnce(manager, owner, migration, applied);
  });
}

async function appliedSteps(manager: EntityManager): Promise<Map<string, string>> {
  const rows = await manager.query<{ owner: string; name: string; sha256: string }[]>(
    'SELECT owner, name, sha256 FROM schema_migration',
  );
  return new Map(rows.map(({ owner, name, sha256 }) => [`${owner}/${name}`, sha256]));
}

async function applyOnce(
  manager: EntityManager,
  owner: string,
  { name, sql }: Migration,
  applied: ReadonlyMap<string, string>,
): Promise<void> {
  const sha256 = createHash('sha256').update(sql).digest('hex');
  const before = applied.get(`${owner}/${name}`);
  if (before === sha256) return;
  if (before)
    throw new PermanentError('migration-changed', `${owner}/${name} was applied with other SQL: add a new step`);
  await manager.query(sql);
  await manager.query('INSERT INTO schema_migration (owner, name, sha256) VALUES ($1, $2, $3)', [owner, name, sha256]);
}
