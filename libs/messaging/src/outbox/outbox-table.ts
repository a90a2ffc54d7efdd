import type { Transaction } from '@compass/persistence';
import type { OutboundMessage } from '../port/event-log.js';
import { appendParameters } from '../postgres/append-statement.js';
import type { PublishedMessage, QueuedMessage } from './outbox-queue.js';

export interface OutboxQuery {
  readonly relay: string;
  /** Rows that are appended already. */
  readonly except: readonly number[];
  readonly abandonedMs: number;
  readonly limit: number;
}

/** Without waiting. @param onInserted gets the messages as they lie in the outbox, before the commit */
export function insertIntoOutbox(
  sql: Transaction,
  relay: string,
  messages: readonly OutboundMessage[],
  onInserted: (messages: readonly PublishedMessage[]) => void,
): void {
  sql.send(
    `WITH added AS (
       INSERT INTO outbox (relay, topic, key, headers, body)
       SELECT $1, m.topic, m.key, m.headers::jsonb, m.body
         FROM unnest($2::text[], $3::text[], $4::text[], $5::bytea[]) WITH ORDINALITY AS m (topic, key, headers, body, place)
        ORDER BY m.place
       RETURNING id, topic, key)
     SELECT a.id, (SELECT max(o.id) FROM outbox o WHERE o.topic = a.topic AND o.key = a.key) AS after
       FROM added a ORDER BY a.id`,
    [relay, ...appendParameters(messages)],
    {
      onRows: (rows) =>
        onInserted((rows as Pick<PublishedMessage, 'id' | 'after'>[]).map((row, n) => ({ ...messages[n]!, ...row }))),
    },
  );
}

/** As the port OutboxQueue has it. */
export function nextOfOutbox(
  sql: Transaction,
  { relay, except, abandonedMs, limit }: OutboxQuery,
): Promise<QueuedMessage[]> {
  return sql.query<QueuedMessage>(
    `WITH mine AS (
       SELECT topic, key, max(id) AS last FROM outbox
        WHERE relay = $1 OR published_at < clock_timestamp() - $2 * interval '1 ms' GROUP BY topic, key)
     SELECT o.id, o.topic, o.key, o.headers, o.body FROM outbox o
       JOIN mine m ON m.topic = o.topic AND m.key IS NOT DISTINCT FROM o.key AND o.id <= m.last
      WHERE o.id <> ALL ($4::bigint[])
      ORDER BY o.id LIMIT $3`,
    [relay, abandonedMs, limit, except],
  );
}

export function deleteFromOutbox(sql: Transaction, ids: readonly number[]): void {
  sql.send('DELETE FROM outbox WHERE id = ANY ($1::bigint[])', [ids]);
}
