import type { Migration } from '@compass/persistence';

/** The market's tables. The constraints repeat what the domain promises: a fault there stops before money is lost. */
export const marketMigrations: readonly Migration[] = [
  {
    name: '001-ledger-and-registry',
    sql: `
      CREATE TABLE account (
        investigation_id text PRIMARY KEY,
        budget_micros bigint NOT NULL,
        reserved_micros bigint NOT NULL CHECK (reserved_micros >= 0),
        spent_micros bigint NOT NULL CHECK (spent_micros >= 0),
        closed boolean NOT NULL,
        CONSTRAINT within_budget CHECK (reserved_micros + spent_micros <= budget_micros)
      );
      CREATE TABLE task (
        task_id text PRIMARY KEY,
        investigation_id text NOT NULL REFERENCES account,
        task jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('waiting', 'awarded', 'ended')),
        attempt int NOT NULL,
        waiting_since_ms bigint NOT NULL,
        fruitless_auctions int NOT NULL,
        failed_bidders text[] NOT NULL
      );
      CREATE INDEX task_waiting ON task (investigation_id) WHERE status = 'waiting';
      CREATE TABLE attempt (
        task_id text NOT NULL REFERENCES task,
        attempt int NOT NULL,
        investigation_id text NOT NULL REFERENCES account,
        agent text NOT NULL,
        agent_version text NOT NULL,
        reserved_micros bigint NOT NULL,
        deadline_at_ms bigint NOT NULL,
        spent_micros bigint CHECK (spent_micros BETWEEN 0 AND reserved_micros),
        PRIMARY KEY (task_id, attempt)
      );
      CREATE UNIQUE INDEX attempt_open ON attempt (task_id) WHERE spent_micros IS NULL;
      CREATE INDEX attempt_open_by_bidder ON attempt (agent, agent_version) WHERE spent_micros IS NULL;
      CREATE TABLE timer (
        subject text PRIMARY KEY,
        kind text NOT NULL,
        investigation_id text,
        due_at_ms bigint NOT NULL,
        trace jsonb NOT NULL
      );
      CREATE INDEX timer_due ON timer (due_at_ms);
      CREATE TABLE agent (
        name text,
        version text,
        instance text,
        address text NOT NULL,
        capabilities text[] NOT NULL,
        expertise jsonb NOT NULL,
        capacity int NOT NULL,
        consuming boolean NOT NULL,
        lease_until_ms bigint NOT NULL,
        PRIMARY KEY (name, version, instance)
      );
      CREATE TABLE announcement (
        only_row boolean PRIMARY KEY CHECK (only_row),
        revision bigint NOT NULL,
        capabilities text[] NOT NULL
      );
      INSERT INTO announcement VALUES (true, 0, '{}');`,
  },
  { name: '002-agent-protocol', sql: 'ALTER TABLE agent ADD COLUMN protocol int NOT NULL DEFAULT 0' },
  {
    name: '003-retention',
    sql: `
      ALTER TABLE account ADD COLUMN closed_at timestamptz;
      UPDATE account SET closed_at = now() WHERE closed;
      CREATE INDEX account_closed ON account (closed_at) WHERE closed_at IS NOT NULL;
      CREATE INDEX task_of_investigation ON task (investigation_id);
      CREATE INDEX attempt_of_investigation ON attempt (investigation_id);`,
  },
  {
    name: '004-agent-versions',
    sql: `
      CREATE TABLE agent_version (
        name text,
        version text,
        draining boolean NOT NULL,
        weight int CHECK (weight >= 0),
        PRIMARY KEY (name, version)
      );`,
  },
];
