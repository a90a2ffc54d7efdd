import { Module } from '@nestjs/common';
import { topics } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import type {
  Delivery,
  LogRecord,
  MessagingTransaction,
  PostgresMessaging,
  RecordHandler,
  Store,
} from '@compass/messaging';
import type { Transaction, UnitOfWork } from '@compass/persistence';
import { consumer } from '../consumer/consumer-provider.js';
import { defineService } from '../service-definition.js';
import { MESSAGING, UNIT_OF_WORK } from '../tokens.js';

interface NotesTransaction extends MessagingTransaction {
  readonly sql: Transaction;
}

const NOTES = Symbol('NOTES');

/** What the test makes the handler do before it writes. */
export const handling: { before: (text: string) => Promise<void> } = { before: () => Promise.resolve() };

class TakeNote implements RecordHandler<NotesTransaction> {
  readonly topic = topics.alerts.name;

  async handleAll(deliveries: readonly Delivery<LogRecord>[], tx: NotesTransaction): Promise<void> {
    for (const { message } of deliveries) {
      const text = message.body.toString();
      await handling.before(text);
      await tx.sql.query('INSERT INTO note (text) VALUES ($1)', [text]);
    }
  }
}

/** For `handling.before`: refuses for good. */
export const refuse = () => Promise.reject(new PermanentError('unreadable-note', 'not today'));

function notesStore(unitOfWork: UnitOfWork, messaging: PostgresMessaging): Store<NotesTransaction> {
  return { transact: (work) => unitOfWork.run((sql) => work({ ...messaging.bind(sql), sql })) };
}

@Module({
  providers: [
    { provide: NOTES, inject: [UNIT_OF_WORK, MESSAGING], useFactory: notesStore },
    TakeNote,
    consumer<NotesTransaction>({ topics: [topics.alerts.name], recordHandlers: [TakeNote], store: NOTES }),
  ],
})
class NotesModule {}

/** A service with state and events: writes down what arrives. */
export const notesService = defineService({
  name: 'note-taker',
  migrations: [{ name: 'note', sql: 'CREATE TABLE note (text text NOT NULL)' }],
  module: NotesModule,
});
