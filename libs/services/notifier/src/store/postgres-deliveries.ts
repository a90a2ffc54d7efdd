import type { Transaction } from '@compass/persistence';
import { traceHeaders } from '@compass/telemetry';
import type { ClaimedDelivery, Delivery } from '../domain/delivery.js';
import type { Deliveries } from './notifier-store.js';

/** Deliveries in a table. A claim is fenced by its attempt: who lost it settles nothing. */
export class PostgresDeliveries implements Deliveries {
  /** @param onRequested called after the commit of whatever is to be delivered */
  constructor(
    private readonly sql: Transaction,
    private readonly onRequested: () => void,
  ) {}

  async request(deliveries: readonly Delivery[], nowMs: number): Promise<void> {
    if (deliveries.length === 0) return;
    await this.sql.query(
      `INSERT INTO delivery (delivery_id, receiver, investigation_id, body, state, due_at_ms, trace)
       SELECT d.id, d.receiver, d.investigation_id, d.body, 'pending', $5, $6
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS d (id, receiver, investigation_id, body)
       ON CONFLICT DO NOTHING`,
      [
        deliveries.map(({ deliveryId }) => deliveryId),
        deliveries.map(({ receiver }) => receiver),
        deliveries.map(({ investigationId }) => investigationId),
        deliveries.map(({ body }) => body),
        nowMs,
        JSON.stringify(traceHeaders()),
      ],
    );
    this.sql.afterCommit(this.onRequested);
  }

  claimDue(receiver: string, nowMs: number, claimedUntilMs: number, limit: number): Promise<ClaimedDelivery[]> {
    return this.sql.query<ClaimedDelivery>(
      `UPDATE delivery SET attempts = attempts + 1, due_at_ms = $3
        WHERE delivery_id IN (
              SELECT delivery_id FROM delivery WHERE receiver = $1 AND state = 'pending' AND due_at_ms <= $2
               ORDER BY due_at_ms, delivery_id LIMIT $4 FOR UPDATE SKIP LOCKED)
       RETURNING delivery_id AS "deliveryId", receiver, investigation_id AS "investigationId", body, attempts, trace`,
      [receiver, nowMs, claimedUntilMs, limit],
    );
  }

  async nextDueAtMs(receiver: string): Promise<number | undefined> {
    const [row] = await this.sql.query<{ due: number | null }>(
      `SELECT min(due_at_ms) AS due FROM delivery WHERE receiver = $1 AND state = 'pending'`,
      [receiver],
    );
    return row?.due ?? undefined;
  }

  /** The text goes, the row stays: it is what keeps the effect from happening again. */
  delivered(claimed: ClaimedDelivery, nowMs: number): Promise<boolean> {
    return this.change(claimed, `state = 'delivered', body = '', settled_at_ms = $3`, nowMs);
  }

  postpone(claimed: ClaimedDelivery, dueAtMs: number): Promise<boolean> {
    return this.change(claimed, 'due_at_ms = $3', dueAtMs);
  }

  giveUp(claimed: ClaimedDelivery, nowMs: number): Promise<boolean> {
    return this.change(claimed, `state = 'dead', settled_at_ms = $3`, nowMs);
  }

  async revive(deliveryId: string, nowMs: number): Promise<void> {
    await this.sql.query(
      `UPDATE delivery SET state = 'pending', attempts = 0, due_at_ms = $2, settled_at_ms = NULL
        WHERE delivery_id = $1 AND state = 'dead'`,
      [deliveryId, nowMs],
    );
    this.sql.afterCommit(this.onRequested);
  }

  async prune(beforeMs: number, limit: number): Promise<number> {
    const rows = await this.sql.query(
      `DELETE FROM delivery WHERE delivery_id IN (
         SELECT delivery_id FROM delivery WHERE state <> 'pending' AND settled_at_ms < $1
          ORDER BY settled_at_ms LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING 1`,
      [beforeMs, limit],
    );
    return rows.length;
  }

  private async change({ deliveryId, attempts }: ClaimedDelivery, change: string, atMs: number): Promise<boolean> {
    const rows = await this.sql.query(
      `UPDATE delivery SET ${change} WHERE delivery_id = $1 AND attempts = $2 AND state = 'pending' RETURNING 1`,
      [deliveryId, attempts, atMs],
    );
    return rows.length > 0;
  }
}
