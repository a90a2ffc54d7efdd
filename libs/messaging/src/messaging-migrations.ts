import type { MigrationList } from '@compass/persistence';

/** What messaging needs in the schema of every service that consumes or publishes: inbox, outbox, dead letters. */
export const messagingMigrations: MigrationList = { owner: 'messaging', migrations: [] };
