import type { Migration } from '@compass/persistence';

export const notifierMigrations: readonly Migration[] = [
  {
    name: '001-deliveries',
    sql: `
      CREATE TABLE delivery (
        delivery_id uuid PRIMARY KEY,
        receiver text NOT NULL,
        investigation_id text NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        due_at_ms bigint NOT NULL,
        settled_at_ms bigint,
        body text NOT NULL,
        trace jsonb NOT NULL
      );
      CREATE INDEX delivery_due ON delivery (receiver, due_at_ms) WHERE state = 'pending';
      CREATE INDEX delivery_settled ON delivery (settled_at_ms) WHERE state <> 'pending';`,
  },
];
