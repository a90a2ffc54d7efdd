import type { UnitOfWork } from '@compass/persistence';
import type { OutboxQueue, PublishedMessage, QueuedMessage } from './outbox-queue.js';
import { deleteFromOutbox, nextOfOutbox } from './outbox-table.js';
import type { PostgresMessaging } from './postgres-messaging.js';

/** The outbox in a service's schema. */
export class PostgresOutboxQueue implements OutboxQueue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messaging: PostgresMessaging,
  ) {}

  get needsRelay(): boolean {
    return this.messaging.needsRelay;
  }

  onPublished(listener: (messages: readonly PublishedMessage[]) => void): void {
    this.messaging.onPublished(listener);
  }

  next(except: readonly number[], abandonedMs: number, limit: number): Promise<QueuedMessage[]> {
    const query = { relay: this.messaging.relay, except, abandonedMs, limit };
    return this.unitOfWork.read((sql) => nextOfOutbox(sql, query));
  }

  remove(ids: readonly number[]): Promise<void> {
    return this.unitOfWork.run((sql) => Promise.resolve(deleteFromOutbox(sql, ids)));
  }
}
