import type { Attempt } from '@compass/service-task-market/domain';
import type { MarketStore, MarketTimer, MarketTransaction } from '@compass/service-task-market/parts';
import type { PlantedBug } from './planted-bug.fixture.js';

const withTransactions = (
  store: MarketStore,
  change: (tx: MarketTransaction) => Partial<MarketTransaction>,
): MarketStore => ({
  transact: (work) => store.transact((tx) => work({ ...tx, ...change(tx) })),
  read: (work) => store.read(work),
});

/** Attempts of which some look as if nobody had settled them. */
const forgetting = (store: MarketStore, isForgotten: (attempt: Attempt) => boolean): MarketStore =>
  withTransactions(store, ({ attempts }) => ({
    attempts: {
      ...attempts,
      find: async (key) => {
        const found = await attempts.find(key);
        return found && isForgotten(found) ? { ...found, spentMicros: null } : found;
      },
    },
  }));

const settledTwice: PlantedBug = {
  name: 'a report is paid although its attempt is settled',
  // Where the store's own checks refuse to write it, the message is given up in the end.
  invariants: ['books-do-not-balance', 'dead-letter'],
  seams: () => ({ marketStore: (store) => forgetting(store, () => true) }),
};

const lateResultPaid: PlantedBug = {
  name: 'a result is taken after its deadline has settled the attempt in full',
  // Where the store's own checks refuse to write it, the message is given up in the end.
  invariants: ['books-do-not-balance', 'dead-letter'],
  seams: () => ({
    marketStore: (store) => forgetting(store, ({ spentMicros, reservedMicros }) => spentMicros === reservedMicros),
  }),
};

const reservationKept: PlantedBug = {
  name: 'a settlement does not release its reservation',
  invariants: ['books-do-not-balance'],
  seams: () => ({
    marketStore: (store) =>
      withTransactions(store, ({ accounts }) => ({
        accounts: {
          ...accounts,
          save: async (account) => {
            const before = await accounts.find(account.investigationId);
            const isSettlement = before && account.spentMicros > before.spentMicros;
            await accounts.save(isSettlement ? { ...account, reservedMicros: before.reservedMicros } : account);
          },
        },
      })),
  }),
};

const accountNotLocked: PlantedBug = {
  name: 'an account is read without its lock',
  // What is lost may be money, or that the account was closed.
  invariants: ['books-do-not-balance', 'not-ended'],
  seams: () => ({
    marketStore: (store) =>
      withTransactions(store, ({ accounts }) => ({ accounts: { ...accounts, lock: (id) => accounts.find(id) } })),
  }),
};

const timersInMemory: PlantedBug = {
  name: 'timers are kept in the process’ memory',
  invariants: ['not-ended'],
  seams: () => ({
    marketStore: (store) => {
      const timers = new Map<string, MarketTimer>();
      const inOrder = () => [...timers.values()].sort((one, other) => one.dueAtMs - other.dueAtMs);
      const nextDueAtMs = () => Promise.resolve(inOrder()[0]?.dueAtMs);
      const inMemory: MarketTransaction['timers'] = {
        set: (changed) => Promise.resolve(changed.forEach((timer) => timers.set(timer.subject, timer))),
        clear: (subjects) => Promise.resolve(subjects.forEach((subject) => timers.delete(subject))),
        claimDue: (nowMs, againAtMs, limit) => {
          const due = inOrder()
            .filter(({ dueAtMs }) => dueAtMs <= nowMs)
            .slice(0, limit);
          for (const timer of due) timers.set(timer.subject, { ...timer, dueAtMs: againAtMs });
          return Promise.resolve(due.map((timer) => ({ ...timer, trace: {} })));
        },
        nextDueAtMs,
      };
      return {
        transact: (work) => store.transact((tx) => work({ ...tx, timers: inMemory })),
        read: (work) => store.read((snapshot) => work({ ...snapshot, timers: { nextDueAtMs } })),
      };
    },
  }),
};

export const marketBugs = [settledTwice, lateResultPaid, reservationKept, accountNotLocked, timersInMemory];
