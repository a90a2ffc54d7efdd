import type { Inbox, OutgoingEvent } from '@compass/messaging';
import type { MarketSnapshot, MarketStore, MarketTransaction } from './market-store.js';
import { emptyState, repositoriesOver, type MemoryState } from './memory-repositories.fixture.js';

/** Called before every operation, and before and after every commit: what it throws is the crash of the process there. */
export type Interruption = (step: string) => void;

/**
 * The market's state in memory, for tests of what happens around it: transactions run one after the other on a copy, which
 * replaces the state when they commit. Exempt from what the contract says about concurrency, and has no inbox.
 */
export class MemoryMarketStore implements MarketStore {
  /** As of the last commit. */
  state: MemoryState = emptyState();
  interrupt: Interruption = () => undefined;
  private queue: Promise<unknown> = Promise.resolve();

  transact<T>(work: (tx: MarketTransaction) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      const draft = copyOf(this.state);
      const outbox = {
        publish: (events: readonly OutgoingEvent[]) => Promise.resolve(void draft.published.push(...events)),
      };
      const result = await work({ ...this.interruptible(draft), inbox: noInbox, outbox });
      this.interrupt('before commit');
      this.state = draft;
      this.interrupt('after commit');
      return result;
    });
  }

  read<T>(work: (snapshot: MarketSnapshot) => Promise<T>): Promise<T> {
    return this.inTurn(() => work(this.interruptible(copyOf(this.state))));
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.queue.then(run);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private interruptible(state: MemoryState): ReturnType<typeof repositoriesOver> {
    const repositories = repositoriesOver(state);
    const guarded = Object.entries(repositories).map(([name, repository]) => [name, this.guard(name, repository)]);
    return Object.fromEntries(guarded) as typeof repositories;
  }

  private guard<T extends object>(name: string, repository: T): T {
    return new Proxy(repository, {
      get: (target, operation) => {
        this.interrupt(`${name}.${String(operation)}`);
        return Reflect.get(target, operation) as unknown;
      },
    });
  }
}

function copyOf(state: MemoryState): MemoryState {
  return {
    accounts: new Map(state.accounts),
    tasks: new Map(state.tasks),
    attempts: new Map(state.attempts),
    agents: new Map(state.agents),
    rules: new Map(state.rules),
    timers: new Map(state.timers),
    announcement: state.announcement,
    published: [...state.published],
  };
}

/** What has been handled is the dispatcher's business; a test that needs it wraps the store. */
const noInbox = {} as Inbox;
