import type { Clock } from '@compass/kernel';
import type { MessagingTransaction } from '@compass/messaging';
import { overWire, type Wire } from '../process/wire.js';
import type { SimulatedDatabase } from './simulated-database.js';
import { simulatedInbox, type InboxTables } from './simulated-inbox.js';
import type { SimulatedOutbox } from './simulated-outbox.js';
import type { SimulatedTransaction } from './simulated-transaction.js';

export interface UnitOfWorkParts {
  readonly database: SimulatedDatabase;
  readonly wire: Wire;
  readonly clock: Clock;
  /** The service: header ce_source of what it publishes. */
  readonly source: string;
  readonly inbox: InboxTables;
  readonly outbox: SimulatedOutbox;
}

const simulated = Symbol('the simulated transaction');

/** The transaction under what handlers get, whoever has wrapped it. */
export function transactionOf(tx: MessagingTransaction): SimulatedTransaction | undefined {
  return (tx as { [simulated]?: SimulatedTransaction })[simulated];
}

/** The transactions of one process on the database of its service. Each statement, and the commit, crosses the wire. */
export class SimulatedUnitOfWork {
  constructor(private readonly parts: UnitOfWorkParts) {}

  async run<T>(work: (tx: SimulatedTransaction) => Promise<T>): Promise<T> {
    const { database, wire } = this.parts;
    const tx = database.begin();
    const forget = wire.onCrash(() => tx.rollback());
    try {
      const result = await work(tx);
      await wire.call('db.commit', () => tx.commit());
      tx.tellCommitted();
      return result;
    } catch (error) {
      tx.rollback();
      throw error;
    } finally {
      forget();
    }
  }

  /** One statement that looks at one moment. */
  read<T>(look: (tx: SimulatedTransaction) => Promise<T>): Promise<T> {
    const { database, wire } = this.parts;
    return wire.call('db.read', async () => {
      const tx = database.begin();
      try {
        return await look(tx);
      } finally {
        tx.rollback();
      }
    });
  }

  /** @param wire the connection of the transaction, which its repositories share */
  messaging(tx: SimulatedTransaction, wire: Wire): MessagingTransaction {
    const { inbox, outbox, source, clock } = this.parts;
    const parts = {
      inbox: overWire(wire, 'inbox', simulatedInbox(tx, inbox)),
      outbox: overWire(wire, 'outbox', outbox.bind(tx, source, clock)),
    };
    return Object.assign(parts, { [simulated]: tx });
  }
}
