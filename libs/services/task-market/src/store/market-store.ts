import type { MessagingTransaction, Store } from '@compass/messaging';
import type { Accounts } from './accounts.js';
import type { AgentRegistry } from './agent-registry.js';
import type { Attempts } from './attempts.js';
import type { MarketTimers } from './market-timers.js';
import type { Tasks } from './tasks.js';

/** The market's state within one transaction. Who changes an investigation's rows locks its account first. */
export interface MarketTransaction extends MessagingTransaction {
  readonly accounts: Accounts;
  readonly tasks: Tasks;
  readonly attempts: Attempts;
  readonly registry: AgentRegistry;
  readonly timers: MarketTimers;
}

/** What may be looked at without a lock. */
export interface MarketSnapshot {
  readonly accounts: Pick<Accounts, 'find'>;
  readonly tasks: Pick<Tasks, 'find'>;
  readonly registry: Pick<AgentRegistry, 'list' | 'rules'>;
  readonly timers: Pick<MarketTimers, 'nextDueAtMs'>;
}

/** The market's state, as a port, judged by store.contract.ts. */
export interface MarketStore extends Store<MarketTransaction> {
  /** One consistent snapshot. */
  read<T>(work: (snapshot: MarketSnapshot) => Promise<T>): Promise<T>;
}
