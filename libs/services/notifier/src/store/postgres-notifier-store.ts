import type { PostgresMessaging } from '@compass/messaging';
import type { UnitOfWork } from '@compass/persistence';
import type { NotifierStore, NotifierTransaction } from './notifier-store.js';
import { PostgresDeliveries } from './postgres-deliveries.js';

/** The state of the notifier in its schema of PostgreSQL. */
export class PostgresNotifierStore implements NotifierStore {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messaging: Pick<PostgresMessaging, 'bind'>,
  ) {}

  transact<T>(work: (tx: NotifierTransaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((sql) => {
      const { inbox, outbox } = this.messaging.bind(sql);
      const deliveries = new PostgresDeliveries(sql, () => this.listeners.forEach((listener) => listener()));
      return work({ inbox, outbox, deliveries });
    });
  }

  onRequested(listener: () => void): void {
    this.listeners.push(listener);
  }
}
