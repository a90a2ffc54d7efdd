import { messageLimitBytes, topics, type EventType } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { messageId, openEvent, orderingKey, typeOf } from '../envelope/open-event.js';
import type { LogRecord } from '../port/event-log.js';
import type { EventHandler, RecordHandler, Remainder } from '../port/handler.js';
import type { InboxMessage } from '../port/inbox.js';

/** Handlers of different events differ in their event's type, which is matched at run time. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyEventHandler<Tx> = EventHandler<Tx, any, any>;

/** What one message asks of its handler. */
export interface Work<Tx> {
  /** Outside of any transaction. */
  gather(): Promise<unknown>;
  /** What is given up, though the rest is handled. */
  remainderOf?(gathered: unknown): Remainder | undefined;
  handle(tx: Tx, gathered: unknown): Promise<void>;
}

const catalogue = new Set<string>(Object.values(topics).flatMap(({ events }) => [...events]));

/** Which handler a record is for. */
export class HandlerTable<Tx> {
  private readonly byType: ReadonlyMap<string, AnyEventHandler<Tx>>;
  private readonly byTopic: ReadonlyMap<string, RecordHandler<Tx>>;

  constructor(
    private readonly consumer: string,
    handlers: readonly AnyEventHandler<Tx>[],
    recordHandlers: readonly RecordHandler<Tx>[],
  ) {
    this.byType = new Map(handlers.map((handler) => [handler.type, handler]));
    this.byTopic = new Map(recordHandlers.map((handler) => [handler.topic, handler]));
  }

  /** Raw records come from anywhere, so neither their key nor their headers order or identify them. */
  messageOf(record: LogRecord): InboxMessage {
    const { consumer } = this;
    const { topic, partition, offset } = record;
    if (this.byTopic.has(topic)) return { consumer, id: `${topic}/${partition}/${offset}`, key: null, record };
    return { consumer, id: messageId(record), key: orderingKey(record), record };
  }

  /** The type of an event, the topic of a raw record: for names of spans. */
  nameOf(record: LogRecord): string {
    return this.byTopic.has(record.topic) ? record.topic : (typeOf(record) ?? record.topic);
  }

  /**
   * What is handled in one transaction when it is fetched together: raw records of a topic, events of a key. An event
   * without a key is alone.
   */
  laneOf(record: LogRecord): unknown {
    return this.batchHandlerOf(record.topic) ?? orderingKey(record) ?? record;
  }

  /** What takes all raw records of a topic; undefined: it has events. */
  batchHandlerOf(topic: string): RecordHandler<Tx> | undefined {
    return this.byTopic.get(topic);
  }

  /**
   * Why there is nothing to do: nobody here handles this type, or this event; or nobody anywhere knows the type. Undefined: there is
   * work.
   */
  skip(record: LogRecord): 'not-for-us' | 'unknown-type' | undefined {
    const type = typeOf(record);
    if (this.byTopic.has(record.topic) || type === undefined) return undefined;
    const handler = this.byType.get(type);
    if (handler) return concerns(handler, record) ? undefined : 'not-for-us';
    return catalogue.has(type) ? 'not-for-us' : 'unknown-type';
  }

  /** @throws PermanentError `message-too-large`, `not-an-event`, `undecodable` */
  workOf(record: LogRecord): Work<Tx> {
    if (record.body.length > messageLimitBytes)
      throw new PermanentError('message-too-large', `${record.body.length} bytes, allowed are ${messageLimitBytes}`);
    const recordHandler = this.byTopic.get(record.topic);
    if (recordHandler) return workOfRecord(recordHandler, record);
    const handler = this.byType.get(typeOf(record) ?? '');
    if (!handler) throw new PermanentError('not-an-event', 'the header ce_type is missing');
    const event = openEvent(handler.type as EventType, record);
    return {
      gather: () => Promise.resolve<unknown>(handler.gather?.(event)),
      handle: (tx, gathered) => handler.handle(event, tx, gathered),
    };
  }
}

/** What cannot be read concerns whoever handles its type: it is to become a dead letter. */
function concerns(handler: AnyEventHandler<never>, record: LogRecord): boolean {
  if (!handler.concerns || record.body.length > messageLimitBytes) return true;
  try {
    return handler.concerns(openEvent(handler.type as EventType, record));
  } catch {
    return true;
  }
}

function workOfRecord<Tx>(handler: RecordHandler<Tx>, record: LogRecord): Work<Tx> {
  return {
    gather: () => Promise.resolve<unknown>(handler.gather?.(record)),
    remainderOf: (gathered) => handler.remainderOf?.(gathered),
    handle: (tx, gathered) => handler.handleAll([{ message: record, gathered, inTrace: (work) => work() }], tx),
  };
}
