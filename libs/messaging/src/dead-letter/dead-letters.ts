import { PermanentError, type Clock } from '@compass/kernel';
import type { Transaction, UnitOfWork } from '@compass/persistence';
import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { messageOfRow, recordColumns, type RecordRow } from '../inbox/parked-row.js';
import { PostgresInbox } from '../inbox/postgres-inbox.js';

export interface DeadLettersOptions {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Told after a redrive has been committed, so that the consumer of that name need not wait for its sweep. */
  readonly onRedrive?: (consumer: string) => void;
}

/** A message that a service gave up on. */
export interface DeadLetter {
  readonly id: string;
  /** The consumer that gave up. */
  readonly service: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  readonly failedAtMs: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The original bytes; absent in lists. */
  readonly body?: Buffer;
  readonly bodyBytes: number;
}

export interface DeadLetterPage {
  readonly deadLetters: readonly DeadLetter[];
  /** For the next page; empty at the end. */
  readonly nextPageToken: string;
}

interface DeadLetterRow extends Omit<RecordRow, 'body'> {
  id: string;
  place: string;
  code: string;
  reason: string;
  attempts: number;
  failed_at_ms: number;
  body?: Buffer;
  body_bytes: number;
}

/** Their `place` is a text: to order by, the table's is named as such. */
const columns = `id, place::text, consumer, message_id, ordering_key, topic, partition, "offset", record_key, headers,
  code, reason, attempts, failed_at_ms, octet_length(body) AS body_bytes`;

/** What one service gave up on, over its own schema. */
export class DeadLetters {
  constructor(private readonly options: DeadLettersOptions) {}

  /** Newest first. @param pageSize at most 500; 0 means 50 @throws PermanentError `invalid-page-token` */
  async list(pageSize: number, pageToken: string): Promise<DeadLetterPage> {
    if (!/^\d{0,18}$/.test(pageToken))
      throw new PermanentError('invalid-page-token', `"${pageToken}" is no page token`);
    const limit = Math.min(pageSize > 0 ? pageSize : 50, 500);
    const rows = await this.options.unitOfWork.read((sql) =>
      sql.query<DeadLetterRow>(
        `SELECT ${columns} FROM dead_letter d WHERE $1 = '' OR place < $1::bigint ORDER BY d.place DESC LIMIT $2`,
        [pageToken, limit],
      ),
    );
    const nextPageToken = rows.length === limit ? rows.at(-1)!.place : '';
    return { deadLetters: rows.map(deadLetterOf), nextPageToken };
  }

  /** @throws PermanentError `dead-letter-not-found` */
  async get(id: string): Promise<DeadLetter> {
    const [row] = await this.options.unitOfWork.read((sql) =>
      sql.query<DeadLetterRow>(`SELECT ${columns}, body FROM dead_letter WHERE id::text = $1`, [id]),
    );
    if (!row) throw notFound(id);
    return deadLetterOf(row);
  }

  /**
   * Hands the message to its handler again, behind what waits for the same key.
   * @throws PermanentError `dead-letter-not-found`
   */
  async redrive(id: string): Promise<void> {
    const { unitOfWork, clock, onRedrive } = this.options;
    const consumer = await unitOfWork.run(async (sql) => {
      const [row] = await sql.query<RecordRow>(
        `DELETE FROM dead_letter WHERE id::text = $1 RETURNING ${recordColumns}`,
        [id],
      );
      if (!row) throw notFound(id);
      await new PostgresInbox(sql).redrive(messageOfRow(row), clock.now());
      return row.consumer;
    });
    onRedrive?.(consumer);
  }

  /** Forgets what was given up longer ago than `keepMs`, a little at a time. Gives how many. */
  async prune(keepMs: number): Promise<number> {
    const { unitOfWork, clock } = this.options;
    const beforeMs = clock.now() - keepMs;
    const pruneSome = () => unitOfWork.run((sql) => deleteSome(sql, beforeMs));
    return context.with(suppressTracing(ROOT_CONTEXT), async () => {
      let pruned = 0;
      for (let some = pageOfPruning; some === pageOfPruning; pruned += some) some = await pruneSome();
      return pruned;
    });
  }
}

const pageOfPruning = 500;

/** Their inbox rows go too: the log has long forgotten the messages. */
async function deleteSome(sql: Transaction, beforeMs: number): Promise<number> {
  const gone = await sql.query(
    `WITH gone AS (
       DELETE FROM dead_letter WHERE id IN (
         SELECT id FROM dead_letter WHERE failed_at_ms < $1 ORDER BY place LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING consumer, message_id),
     forgotten AS (
       DELETE FROM inbox i USING gone g
        WHERE i.consumer = g.consumer AND i.message_id = g.message_id AND i.state = 'dead')
     SELECT 1 FROM gone`,
    [beforeMs, pageOfPruning],
  );
  return gone.length;
}

function notFound(id: string): PermanentError {
  return new PermanentError('dead-letter-not-found', `there is no dead letter ${id}`);
}

function deadLetterOf(row: DeadLetterRow): DeadLetter {
  const { id, topic, partition, offset, code, reason, attempts, headers, body } = row;
  return {
    ...{ id, topic, partition, offset, code, reason, attempts, headers, body },
    service: row.consumer,
    key: row.record_key,
    failedAtMs: row.failed_at_ms,
    bodyBytes: row.body_bytes,
  };
}
