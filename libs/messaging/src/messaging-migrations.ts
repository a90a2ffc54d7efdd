import type { MigrationList } from '@compass/persistence';
import { deadLetterMigration } from './dead-letter/dead-letter-schema.js';
import { inboxBatchMigration, inboxMigration } from './inbox/inbox-schema.js';
import { outboxMigration } from './outbox/outbox-schema.js';

/** What messaging needs in the schema of every service that consumes or publishes: inbox, outbox, dead letters. */
export const messagingMigrations: MigrationList = {
  owner: 'messaging',
  migrations: [inboxMigration, deadLetterMigration, outboxMigration, inboxBatchMigration],
};
