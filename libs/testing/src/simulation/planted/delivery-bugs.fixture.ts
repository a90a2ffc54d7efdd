import type {
  EventLog,
  Inbox,
  MessagingTransaction,
  OutboxQueue,
  QueuedMessage,
  RecordBatch,
  Store,
} from '@compass/messaging';
import type { Seams } from '../seams.js';
import type { PlantedBug } from './planted-bug.fixture.js';

const withBatches = (
  log: EventLog,
  onBatch: (batch: RecordBatch, go: (batch: RecordBatch) => Promise<void>) => Promise<void>,
): EventLog => ({
  ensureTopics: (topics) => log.ensureTopics(topics),
  append: (messages) => log.append(messages),
  subscribe: (subscriber) =>
    log.subscribe({ ...subscriber, onBatch: (batch) => onBatch(batch, (changed) => subscriber.onBatch(changed)) }),
  close: () => log.close(),
});

const acknowledgedBeforeCommit: PlantedBug = {
  name: 'a batch is acknowledged before it is handled',
  invariants: ['not-ended'],
  seams: () => ({
    log: (log) =>
      withBatches(log, (batch, go) => {
        batch.acknowledge(batch.records.at(-1)!.offset);
        return go(batch);
      }),
  }),
};

const failedBatchAcknowledged: PlantedBug = {
  name: 'a failed batch is acknowledged whole',
  invariants: ['not-ended'],
  seams: () => ({
    log: (log) =>
      withBatches(log, (batch, go) => go(batch).catch(() => batch.acknowledge(batch.records.at(-1)!.offset))),
  }),
};

const withQueue = (queue: OutboxQueue, change: Partial<OutboxQueue>): OutboxQueue => ({
  needsRelay: queue.needsRelay,
  onPublished: (listener) => queue.onPublished(listener),
  next: (...query) => queue.next(...query),
  remove: (ids) => queue.remove(ids),
  ...change,
});

const idsOf = (messages: readonly QueuedMessage[]) => messages.map(({ id }) => id);

const deletedBeforeAppend: PlantedBug = {
  name: 'the relay deletes events before the log has them',
  invariants: ['events-out-of-order', 'not-ended'],
  seams: () => ({
    outbox: (queue) =>
      withQueue(queue, {
        onPublished: (listener) =>
          queue.onPublished((messages) => {
            void queue.remove(idsOf(messages)).then(
              () => listener(messages),
              () => undefined,
            );
          }),
        next: async (...query) => {
          const rows = await queue.next(...query);
          if (rows.length > 0) await queue.remove(idsOf(rows));
          return rows;
        },
      }),
  }),
};

const relayedOutOfOrder: PlantedBug = {
  name: 'the relay takes the newest events first',
  invariants: ['events-out-of-order'],
  seams: () => ({
    outbox: (queue) => withQueue(queue, { next: async (...query) => (await queue.next(...query)).reverse() }),
  }),
};

const relayedWithoutThoseBefore: PlantedBug = {
  name: 'the relay appends what was published here, whatever of others has to go first',
  invariants: ['events-out-of-order'],
  seams: () => ({
    outbox: (queue) =>
      withQueue(queue, {
        onPublished: (listener) =>
          queue.onPublished((messages) => listener(messages.map((message) => ({ ...message, after: null })))),
      }),
  }),
};

/** The same change to every service's inbox. */
function inEveryInbox(change: (inbox: Inbox) => Inbox): Partial<Seams> {
  const wrap = <Tx extends MessagingTransaction>(store: Store<Tx>): Store<Tx> => ({
    transact: (work) => store.transact((tx) => work({ ...tx, inbox: change(tx.inbox) })),
  });
  return {
    incidentStore: wrap,
    orchestratorStore: (store) => ({ ...wrap(store), read: (look) => store.read(look) }),
    marketStore: (store) => ({ ...wrap(store), read: (look) => store.read(look) }),
  };
}

const handledAgain: PlantedBug = {
  name: 'the inbox does not remember what was handled',
  invariants: ['handled-twice'],
  seams: () =>
    inEveryInbox((inbox) => ({
      ...inbox,
      admit: async (message) => {
        const admission = await inbox.admit(message);
        return admission === 'settled' ? 'admitted' : admission;
      },
      admitAll: async (messages) => {
        const admissions = await inbox.admitAll(messages);
        return admissions.map((admission) => (admission === 'settled' ? 'admitted' : admission));
      },
      countAttempt: async (message) => (await inbox.countAttempt(message)) ?? 1,
    })),
};

const overtakesParked: PlantedBug = {
  name: 'what is fetched together does not wait behind what is parked of its key',
  invariants: ['dead-letter', 'not-ended', 'older-attempt-accepted'],
  seams: () =>
    inEveryInbox((inbox) => ({
      ...inbox,
      admitAll: async (messages) => {
        const admissions = await inbox.admitAll(messages);
        return admissions.map((admission) => (admission === 'blocked' ? 'admitted' : admission));
      },
    })),
};

const staleClaimAccepted: PlantedBug = {
  name: 'a parked message is resumed by whoever held its claim once',
  invariants: ['handled-twice'],
  seams: () =>
    inEveryInbox((inbox) => ({
      ...inbox,
      resume: async (message) => {
        await inbox.resume(message);
        return true;
      },
    })),
};

export const deliveryBugs = [
  acknowledgedBeforeCommit,
  failedBatchAcknowledged,
  deletedBeforeAppend,
  relayedOutOfOrder,
  relayedWithoutThoseBefore,
  handledAgain,
  overtakesParked,
  staleClaimAccepted,
];
