import type { EventType } from '@compass/contracts';
import {
  messageId,
  type AnyEventHandler,
  type IncomingEvent,
  type MessagingTransaction,
  type RecordHandler,
} from '@compass/messaging';
import { transactionOf } from '../database/simulated-unit-of-work.js';
import type { MessageWatch } from './message-watch.js';

/** Tells the watch of each message whose handling commits. */
export function watchedHandler<Tx extends MessagingTransaction>(
  handler: AnyEventHandler<Tx>,
  consumer: string,
  watch: MessageWatch,
): AnyEventHandler<Tx> {
  return {
    type: handler.type as EventType,
    gather: (event: IncomingEvent) => Promise.resolve<unknown>(handler.gather?.(event)),
    handle: async (event: IncomingEvent, tx, gathered) => {
      await handler.handle(event, tx, gathered);
      transactionOf(tx)?.observeCommit(() => watch.onHandled(consumer, `${event.source}/${event.id}`));
    },
  };
}

/** The same for raw records. */
export function watchedRecordHandler<Tx extends MessagingTransaction>(
  handler: RecordHandler<Tx>,
  consumer: string,
  watch: MessageWatch,
): RecordHandler<Tx> {
  return {
    topic: handler.topic,
    gather: (record) => Promise.resolve<unknown>(handler.gather?.(record)),
    remainderOf: (gathered) => handler.remainderOf?.(gathered),
    handleAll: async (deliveries, tx) => {
      await handler.handleAll(deliveries, tx);
      for (const { message } of deliveries)
        transactionOf(tx)?.observeCommit(() => watch.onHandled(consumer, messageId({ ...message, headers: {} })));
    },
  };
}
