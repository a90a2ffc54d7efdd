import { asCompassError } from '@compass/kernel';
import type { LogRecord } from '../port/event-log.js';
import type { Delivery, RecordHandler } from '../port/handler.js';
import type { Admission, InboxMessage } from '../port/inbox.js';
import type { MessagingTransaction } from '../port/store.js';
import type { DispatchContext } from './dispatch-context.js';
import { outcomes } from './message-metrics.js';
import { ProcessSpan } from './process-span.js';

/** A message of a batch, with what was gathered for it. */
interface Member {
  readonly record: LogRecord;
  readonly message: InboxMessage;
  readonly span: ProcessSpan;
  readonly gathered: unknown;
}

/** Handles messages that were fetched together in one transaction, as long as nothing is wrong with any of them. */
export class IncomingBatches<Tx extends MessagingTransaction> {
  /** @param onParked called after messages have been parked, behind one of their key */
  constructor(
    private readonly context: DispatchContext<Tx>,
    private readonly onParked: () => void,
  ) {}

  /**
   * @param isReplayed it may have been begun before: its attempt is counted first
   * @returns the records that are to be handled one by one: all of them if the transaction failed, or those that nothing could be
   * gathered for
   * @throws only when an attempt could not be counted; the batch must then come again
   */
  async process(
    handler: RecordHandler<Tx>,
    records: readonly LogRecord[],
    isReplayed: (record: LogRecord) => boolean,
  ): Promise<readonly LogRecord[]> {
    if (!(await this.begin(records.filter(isReplayed)))) return records;
    const members = (await Promise.all(records.map((record) => this.gather(record)))).filter((member) => !!member);
    if (members.length > 0 && !(await this.commit(handler, members))) return records;
    const taken = new Set(members.map(({ record }) => record));
    return records.filter((record) => !taken.has(record));
  }

  private async begin(records: readonly LogRecord[]): Promise<boolean> {
    const { handlers, store } = this.context;
    if (records.length === 0) return true;
    return store.transact(({ inbox }) => inbox.begin(records.map((record) => handlers.messageOf(record))));
  }

  /** Undefined: it failed, and will be tried once more, alone. */
  private async gather(record: LogRecord): Promise<Member | undefined> {
    const { handlers, tracer } = this.context;
    const message = handlers.messageOf(record);
    const span = new ProcessSpan(tracer, handlers.nameOf(record), message);
    try {
      const gathered = await span.within(async () => handlers.workOf(record).gather());
      return { record, message, span, gathered };
    } catch (thrown) {
      span.fail(thrown);
      return undefined;
    }
  }

  /** In the trace of the first. False: nothing of it has happened, as far as one can know. */
  private async commit(handler: RecordHandler<Tx>, members: readonly Member[]): Promise<boolean> {
    const { store, metrics, logger } = this.context;
    const [first, ...others] = members;
    for (const { span } of others) span.linkTo(first!.span);
    try {
      const admissions = await first!.span.within(() => store.transact((tx) => this.handle(handler, members, tx)));
      members.forEach(({ record, span }, index) => {
        metrics.add(record, outcomes[admissions[index]!]);
        span.end();
      });
      if (admissions.includes('blocked')) this.onParked();
      return true;
    } catch (thrown) {
      const { code } = asCompassError(thrown);
      logger.info('a batch failed and is handled one by one', { messages: members.length, code, error: thrown });
      for (const { span } of members) span.fail(thrown);
      return false;
    }
  }

  private async handle(handler: RecordHandler<Tx>, members: readonly Member[], tx: Tx): Promise<readonly Admission[]> {
    const admissions = await tx.inbox.admitAll(members.map(({ message }) => message));
    const those = (admission: Admission) => members.filter((_, index) => admissions[index] === admission);
    for (const { message } of those('blocked')) await tx.inbox.park(message, 0, this.context.clock.now());
    const deliveries = those('admitted').map(deliveryOf);
    if (deliveries.length > 0) await handler.handleAll(deliveries, tx);
    return admissions;
  }
}

function deliveryOf({ record, gathered, span }: Member): Delivery<LogRecord> {
  return { message: record, gathered, inTrace: (work) => span.within(work) };
}
