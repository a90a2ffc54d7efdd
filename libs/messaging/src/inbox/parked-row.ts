import type { InboxMessage, ParkedMessage } from '../port/inbox.js';

/** The columns that hold a message, in `inbox_parked` and in `dead_letter` alike. */
export const recordColumns =
  'consumer, message_id, ordering_key, topic, partition, "offset", record_key, headers, body';

export interface RecordRow {
  consumer: string;
  message_id: string;
  ordering_key: string | null;
  topic: string;
  partition: number;
  offset: string;
  record_key: string | null;
  headers: Record<string, string>;
  body: Buffer;
}

export interface ParkedRow extends RecordRow {
  attempts: number;
}

/** In the order of {@link recordColumns}. */
export function recordValues({ consumer, id, key, record }: InboxMessage): unknown[] {
  const { topic, partition, offset, headers, body } = record;
  return [consumer, id, key, topic, partition, offset, record.key, JSON.stringify(headers), body];
}

export function messageOfRow(row: RecordRow): InboxMessage {
  const { topic, partition, offset, headers, body } = row;
  return {
    consumer: row.consumer,
    id: row.message_id,
    key: row.ordering_key,
    record: { topic, partition, offset, key: row.record_key, headers, body },
  };
}

export function parkedMessageOf(row: ParkedRow): ParkedMessage {
  return { ...messageOfRow(row), attempts: row.attempts };
}
