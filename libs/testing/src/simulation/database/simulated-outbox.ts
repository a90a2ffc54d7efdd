import type { Clock } from '@compass/kernel';
import {
  sealEvent,
  type Outbox,
  type OutboundMessage,
  type OutboxQueue,
  type PublishedMessage,
  type QueuedMessage,
} from '@compass/messaging';
import type { Wire } from '../process/wire.js';
import { Table, type SimulatedDatabase } from './simulated-database.js';
import type { SimulatedTransaction } from './simulated-transaction.js';

interface OutboxRow extends QueuedMessage {
  readonly relay: string;
  readonly publishedAtMs: number;
}

/** The outbox of a service's schema. */
export class OutboxRows extends Table<OutboxRow> {
  /** @param onCommitted told of each event whose transaction commits */
  constructor(readonly onCommitted: (message: OutboundMessage) => void) {
    super('outbox');
  }
}

const laneOf = ({ topic, key }: OutboundMessage) => `${topic}/${key}`;

/** The outbox of one instance of a service, as the process sees it, and the queue that its relay works off. */
export class SimulatedOutbox implements OutboxQueue {
  readonly needsRelay = true;
  private readonly listeners: ((messages: readonly PublishedMessage[]) => void)[] = [];

  /** @param relay names the instance: its relay appends what it published */
  constructor(
    private readonly database: SimulatedDatabase,
    private readonly rows: OutboxRows,
    private readonly relay: string,
    private readonly wire: Wire,
  ) {}

  /** @param source the publishing service */
  bind(tx: SimulatedTransaction, source: string, clock: Clock): Outbox {
    return {
      publish: async (events) => {
        if (events.length === 0) return;
        const published: PublishedMessage[] = [];
        for (const event of events) published.push(await this.insert(tx, sealEvent(event, source, clock.now())));
        tx.afterCommit(() => this.listeners.forEach((listener) => listener(published)));
      },
    };
  }

  onPublished(listener: (messages: readonly PublishedMessage[]) => void): void {
    this.listeners.push(listener);
  }

  next(except: readonly number[], abandonedMs: number, limit: number): Promise<QueuedMessage[]> {
    return this.wire.call('outbox.next', () => {
      const rows = [...this.rows.rows.values()].sort((one, other) => one.id - other.id);
      const left = this.database.nowMs() - abandonedMs;
      const mine = rows.filter(({ relay, publishedAtMs }) => relay === this.relay || publishedAtMs < left);
      const last = new Map(mine.map((row) => [laneOf(row), row.id]));
      return rows.filter((row) => row.id <= (last.get(laneOf(row)) ?? -1) && !except.includes(row.id)).slice(0, limit);
    });
  }

  remove(ids: readonly number[]): Promise<void> {
    return this.wire.call('outbox.remove', async () => {
      const tx = this.database.begin();
      for (const id of ids) await tx.put(this.rows, String(id), undefined);
      tx.commit();
    });
  }

  private async insert(tx: SimulatedTransaction, message: OutboundMessage): Promise<PublishedMessage> {
    const id = this.database.identity();
    const before = tx.all(this.rows).filter((row) => laneOf(row) === laneOf(message));
    const after = before.length > 0 ? Math.max(...before.map((row) => row.id)) : null;
    const row = { ...message, id, relay: this.relay, publishedAtMs: this.database.nowMs() };
    await tx.put(this.rows, String(id), row);
    tx.observeCommit(() => this.rows.onCommitted(message));
    return { ...message, id, after };
  }
}
