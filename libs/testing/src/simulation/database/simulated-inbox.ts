import type { Admission, Failure, Inbox, InboxMessage, ParkedMessage } from '@compass/messaging';
import { Table } from './simulated-database.js';
import type { SimulatedTransaction } from './simulated-transaction.js';

export interface InboxRow {
  readonly consumer: string;
  readonly id: string;
  readonly state: 'started' | 'handled' | 'parked' | 'dead';
  readonly attempts: number;
  readonly receivedAtMs: number;
}

interface ParkedRow {
  readonly position: number;
  readonly message: InboxMessage;
  readonly attempts: number;
  readonly dueAtMs: number;
}

export interface BuriedRow {
  readonly message: InboxMessage;
  readonly failure: Failure;
}

/** What messaging keeps in the schema of a service. */
export class InboxTables {
  readonly inbox = new Table<InboxRow>('inbox');
  readonly parked = new Table<ParkedRow>('inbox_parked');
  readonly buried = new Table<BuriedRow>('dead_letter');
}

const keyOf = ({ consumer, id }: Pick<InboxMessage, 'consumer' | 'id'>) => `${consumer}/${id}`;

const sortedBy = (messages: readonly InboxMessage[], text: (message: InboxMessage) => string) =>
  [...messages].sort((one, other) => (text(one) < text(other) ? -1 : Number(text(one) > text(other))));

/** The inbox over one transaction, statement for statement like the one of PostgreSQL. */
export function simulatedInbox(tx: SimulatedTransaction, { inbox, parked, buried }: InboxTables): Inbox {
  const lockKey = async ({ consumer, key }: InboxMessage) =>
    key === null ? undefined : tx.lock(`advisory/${consumer}/${key}`);
  const mark = async (message: InboxMessage, state: InboxRow['state']) => {
    await tx.lockRow(inbox, keyOf(message));
    const known = tx.get(inbox, keyOf(message));
    if (known) await tx.put(inbox, keyOf(message), { ...known, state });
  };
  const inOrder = (consumer: string) =>
    tx
      .all(parked)
      .filter(({ message }) => message.consumer === consumer)
      .sort((one, other) => one.position - other.position);
  /** First of their key, or without one. */
  const heads = (consumer: string) => {
    const waiting = inOrder(consumer);
    const isHead = ({ message, position }: ParkedRow) =>
      message.key === null || waiting.find((row) => row.message.key === message.key)!.position === position;
    return waiting.filter(isHead);
  };
  const park = async (message: InboxMessage, attempts: number, dueAtMs: number) => {
    await mark(message, 'parked');
    await tx.put(parked, keyOf(message), { position: tx.database.identity(), message, attempts, dueAtMs });
  };
  const claimed = async (message: ParkedMessage): Promise<ParkedRow | undefined> => {
    await tx.lockRow(parked, keyOf(message));
    const row = tx.get(parked, keyOf(message));
    return row?.attempts === message.attempts ? row : undefined;
  };
  const begin = ({ consumer, id }: InboxMessage, state: InboxRow['state'], attempts: number): InboxRow => ({
    ...{ consumer, id, state, attempts },
    receivedAtMs: tx.database.nowMs(),
  });

  const admitLocked = async (message: InboxMessage): Promise<Admission> => {
    const isBehind = (row: ParkedRow) => row.message.key === message.key && row.message.id !== message.id;
    const blocked = message.key !== null && inOrder(message.consumer).some(isBehind);
    await tx.lockRow(inbox, keyOf(message));
    const known = tx.get(inbox, keyOf(message));
    if (known && known.state !== 'started') return 'settled';
    await tx.put(inbox, keyOf(message), begin(message, blocked ? 'parked' : 'handled', known?.attempts ?? 0));
    return blocked ? 'blocked' : 'admitted';
  };

  return {
    async admit(message) {
      await lockKey(message);
      return admitLocked(message);
    },

    async admitAll(messages) {
      for (const message of sortedBy(messages, ({ key }) => key ?? '')) await lockKey(message);
      const admissions = new Map<InboxMessage, Admission>();
      for (const message of sortedBy(messages, ({ id }) => id)) admissions.set(message, await admitLocked(message));
      return messages.map((message) => admissions.get(message)!);
    },

    async begin(messages) {
      const unique = [...new Map(messages.map((message) => [message.id, message])).values()];
      let fresh = true;
      for (const message of sortedBy(unique, ({ id }) => id)) {
        await tx.lockRow(inbox, keyOf(message));
        const known = tx.get(inbox, keyOf(message));
        if (!known) await tx.put(inbox, keyOf(message), begin(message, 'started', 1));
        fresh &&= known?.state !== 'started';
      }
      return fresh;
    },

    async countAttempt(message) {
      await tx.lockRow(inbox, keyOf(message));
      const known = tx.get(inbox, keyOf(message));
      if (known && known.state !== 'started') return undefined;
      const attempts = (known?.attempts ?? 0) + 1;
      await tx.put(inbox, keyOf(message), begin(message, 'started', attempts));
      return attempts;
    },

    park,

    async bury(message, attempts, failure, nowMs) {
      await mark(message, 'dead');
      await tx.put(buried, keyOf(message), {
        message,
        failure: { ...failure, reason: `${failure.reason} (${attempts} attempts, ${nowMs})` },
      });
    },

    async claimDue(consumer, nowMs, claimedUntilMs, limit) {
      const due = heads(consumer)
        .filter(({ dueAtMs }) => dueAtMs <= nowMs)
        .sort((one, other) => one.dueAtMs - other.dueAtMs || one.position - other.position)
        .filter(({ message }) => tx.tryLockRow(parked, keyOf(message)))
        .slice(0, limit);
      const claims = due.map((row) => ({ ...row, attempts: row.attempts + 1, dueAtMs: claimedUntilMs }));
      for (const row of claims) await tx.put(parked, keyOf(row.message), row);
      return claims.map(({ message, attempts }) => ({ ...message, attempts }));
    },

    async resume(message) {
      await lockKey(message);
      if (!(await claimed(message))) return false;
      await tx.put(parked, keyOf(message), undefined);
      await mark(message, 'handled');
      return true;
    },

    async postpone(message, dueAtMs) {
      const row = await claimed(message);
      if (row) await tx.put(parked, keyOf(message), { ...row, dueAtMs });
    },

    nextDueAtMs: (consumer) => {
      const due = heads(consumer).map(({ dueAtMs }) => dueAtMs);
      return Promise.resolve(due.length > 0 ? Math.min(...due) : undefined);
    },

    async prune(consumer, olderThanMs) {
      const before = tx.database.nowMs() - olderThanMs;
      const old = tx
        .all(inbox)
        .filter((row) => row.consumer === consumer && row.state === 'handled' && row.receivedAtMs < before)
        .slice(0, 1_000);
      for (const row of old) await tx.put(inbox, keyOf(row), undefined);
      return old.length;
    },
  };
}
