import type { PostgresMessaging } from '@compass/messaging';
import type { Transaction, UnitOfWork } from '@compass/persistence';
import type { MarketSnapshot, MarketStore, MarketTransaction } from '../market-store.js';
import { PostgresAccounts } from './postgres-accounts.js';
import { PostgresAgentRegistry } from './postgres-agent-registry.js';
import { PostgresAttempts } from './postgres-attempts.js';
import { PostgresTasks } from './postgres-tasks.js';
import { PostgresTimers } from './postgres-timers.js';

/** The market's state in its schema of PostgreSQL. */
export class PostgresMarketStore implements MarketStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messaging: Pick<PostgresMessaging, 'bind'>,
  ) {}

  transact<T>(work: (tx: MarketTransaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((sql) => work({ ...this.messaging.bind(sql), ...repositories(sql) }));
  }

  read<T>(work: (snapshot: MarketSnapshot) => Promise<T>): Promise<T> {
    return this.unitOfWork.read((sql) => work(repositories(sql)));
  }
}

function repositories(sql: Transaction): Omit<MarketTransaction, 'inbox' | 'outbox'> {
  return {
    accounts: new PostgresAccounts(sql),
    tasks: new PostgresTasks(sql),
    attempts: new PostgresAttempts(sql),
    registry: new PostgresAgentRegistry(sql),
    timers: new PostgresTimers(sql),
  };
}
