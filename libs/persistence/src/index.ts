export { openDatabase, type Database, type DatabaseOptions } from './database/open-database.js';
export { parseDatabaseUrl, type DatabaseLocation } from './database/database-url.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded/start-embedded-postgres.js';
export type { Migration, MigrationList } from './migrations/migrate.js';
export type { Transaction, UnitOfWork } from './transactions/unit-of-work.js';
export { prune, type RetentionPolicy } from './retention/prune.js';
