import { deriveId } from '@compass/kernel';
import type { Transaction } from '@compass/persistence';
import type { Admission, Failure, Inbox, InboxMessage, ParkedMessage } from '../port/inbox.js';
import { parkedMessageOf, recordColumns, recordValues, type ParkedRow } from './parked-row.js';

/** First of their key, or without one. */
const headOfKey = `(p.ordering_key IS NULL OR NOT EXISTS (
  SELECT FROM inbox_parked e
   WHERE e.consumer = p.consumer AND e.ordering_key = p.ordering_key AND e.position < p.position))`;

/** The inbox in the schema of the transaction's service. */
export class PostgresInbox implements Inbox {
  constructor(private readonly sql: Transaction) {}

  async admit({ consumer, id, key }: InboxMessage): Promise<Admission> {
    const [row] = await this.sql.query<{ admission: Admission }>('SELECT inbox_admit($1, $2, $3) AS admission', [
      consumer,
      id,
      key,
    ]);
    return row!.admission;
  }

  async admitAll(messages: readonly InboxMessage[]): Promise<Admission[]> {
    const unique = new Map(messages.map((message) => [message.id, message]));
    const rows = await this.sql.query<{ message_id: string; admission: Admission }>(
      'SELECT message_id, admission FROM inbox_admit_all($1, $2, $3)',
      [messages[0]!.consumer, [...unique.keys()], [...unique.values()].map(({ key }) => key)],
    );
    const admissions = new Map(rows.map((row) => [row.message_id, row.admission]));
    return messages.map(({ id }) => {
      const admission = admissions.get(id);
      admissions.delete(id); // what comes twice in one batch is settled by the first
      return admission ?? 'settled';
    });
  }

  async begin(messages: readonly InboxMessage[]): Promise<boolean> {
    const ids = [...new Set(messages.map(({ id }) => id))].sort();
    const begun = await this.sql.query(
      `WITH fresh AS (
         INSERT INTO inbox (consumer, message_id, state, attempts)
         SELECT $1, m.id, 'started', 1 FROM unnest($2::text[]) AS m (id)
         ON CONFLICT DO NOTHING RETURNING message_id)
       SELECT m.id FROM unnest($2::text[]) AS m (id)
        WHERE NOT EXISTS (SELECT FROM fresh f WHERE f.message_id = m.id)
          AND NOT EXISTS (SELECT FROM inbox i
                           WHERE i.consumer = $1 AND i.message_id = m.id AND i.state <> 'started')`,
      [messages[0]!.consumer, ids],
    );
    return begun.length === 0;
  }

  async countAttempt({ consumer, id }: InboxMessage): Promise<number | undefined> {
    const [row] = await this.sql.query<{ attempts: number }>(
      `INSERT INTO inbox AS i (consumer, message_id, state, attempts) VALUES ($1, $2, 'started', 1)
       ON CONFLICT (consumer, message_id) DO UPDATE SET attempts = i.attempts + 1 WHERE i.state = 'started'
       RETURNING attempts`,
      [consumer, id],
    );
    return row?.attempts;
  }

  async park(message: InboxMessage, attempts: number, dueAtMs: number): Promise<void> {
    await this.sql.query(
      `WITH marked AS (UPDATE inbox SET state = 'parked' WHERE consumer = $1 AND message_id = $2)
       INSERT INTO inbox_parked (${recordColumns}, attempts, due_at_ms)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [...recordValues(message), attempts, dueAtMs],
    );
  }

  /** Parks a message that was given up, as if it had not been tried yet. Locks its key. */
  async redrive(message: InboxMessage, nowMs: number): Promise<void> {
    if (message.key !== null) await this.lock(message.consumer, message.key);
    await this.park(message, 0, nowMs);
  }

  async bury(message: InboxMessage, attempts: number, failure: Failure, nowMs: number): Promise<void> {
    await this.sql.query(
      `WITH marked AS (UPDATE inbox SET state = 'dead' WHERE consumer = $1 AND message_id = $2)
       INSERT INTO dead_letter (${recordColumns}, id, code, reason, attempts, failed_at_ms)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...recordValues(message),
        deriveId(`${message.consumer}/${message.id}`, 'dead-letter'),
        failure.code,
        failure.reason,
        attempts,
        nowMs,
      ],
    );
  }

  async claimDue(consumer: string, nowMs: number, claimedUntilMs: number, limit: number): Promise<ParkedMessage[]> {
    const rows = await this.sql.query<ParkedRow>(
      `UPDATE inbox_parked SET attempts = attempts + 1, due_at_ms = $3
        WHERE position IN (
              SELECT p.position FROM inbox_parked p
               WHERE p.consumer = $1 AND p.due_at_ms <= $2 AND ${headOfKey}
               ORDER BY p.due_at_ms, p.position LIMIT $4 FOR UPDATE SKIP LOCKED)
       RETURNING ${recordColumns}, attempts`,
      [consumer, nowMs, claimedUntilMs, limit],
    );
    return rows.map(parkedMessageOf);
  }

  async resume({ consumer, id, key, attempts }: ParkedMessage): Promise<boolean> {
    const [row] = await this.sql.query<{ resumed: boolean }>('SELECT inbox_resume($1, $2, $3, $4) AS resumed', [
      consumer,
      id,
      key,
      attempts,
    ]);
    return row!.resumed;
  }

  async postpone({ consumer, id, attempts }: ParkedMessage, dueAtMs: number): Promise<void> {
    await this.sql.query(
      'UPDATE inbox_parked SET due_at_ms = $4 WHERE consumer = $1 AND message_id = $2 AND attempts = $3',
      [consumer, id, attempts, dueAtMs],
    );
  }

  async nextDueAtMs(consumer: string): Promise<number | undefined> {
    const [row] = await this.sql.query<{ due_at_ms: number | null }>(
      `SELECT min(p.due_at_ms) AS due_at_ms FROM inbox_parked p WHERE p.consumer = $1 AND ${headOfKey}`,
      [consumer],
    );
    return row?.due_at_ms ?? undefined;
  }

  async prune(consumer: string, olderThanMs: number): Promise<number> {
    const rows = await this.sql.query(
      `DELETE FROM inbox WHERE (consumer, message_id) IN (
         SELECT consumer, message_id FROM inbox
          WHERE consumer = $1 AND state = 'handled' AND received_at < now() - $2 * interval '1 ms' LIMIT 1000)
       RETURNING 1`,
      [consumer, olderThanMs],
    );
    return rows.length;
  }

  private async lock(consumer: string, key: string): Promise<void> {
    await this.sql.query('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [consumer, key]);
  }
}
