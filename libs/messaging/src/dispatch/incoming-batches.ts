import { asCompassError } from '@compass/kernel';
import type { LogRecord } from '../port/event-log.js';
import type { Delivery } from '../port/handler.js';
import type { Admission, InboxMessage } from '../port/inbox.js';
import type { MessagingTransaction } from '../port/store.js';
import { buryRemainder } from './bury-remainder.js';
import type { DispatchContext } from './dispatch-context.js';
import { handleAtOnce } from './handle-at-once.js';
import type { Work } from './handler-table.js';
import { outcomes, type Outcome } from './message-metrics.js';
import { ProcessSpan } from './process-span.js';

/** A message of a batch, with what was gathered for it. */
interface Member<Tx> {
  readonly record: LogRecord;
  readonly message: InboxMessage;
  readonly span: ProcessSpan;
  readonly work: Work<Tx>;
  readonly gathered: unknown;
}

/** Handles messages that were fetched together in one transaction, as long as nothing is wrong with any of them. */
export class IncomingBatches<Tx extends MessagingTransaction> {
  /** @param onParked called after messages have been parked, behind one of their key */
  constructor(
    private readonly context: DispatchContext<Tx>,
    private readonly onParked: () => void,
  ) {}

  /** Counts the first attempt of what is to be handled, in one transaction. False: one of it has been begun before. */
  async begin(records: readonly LogRecord[]): Promise<boolean> {
    const { handlers, store } = this.context;
    const messages = records.filter((record) => !handlers.skip(record)).map((record) => handlers.messageOf(record));
    return messages.length === 0 || store.transact(({ inbox }) => inbox.begin(messages));
  }

  /**
   * @param lane records of a topic that is raw, or of one key
   * @returns those that are to be handled one by one: all if the transaction failed; what nobody handles; what nothing could be gathered
   * for, and what comes behind it with its key
   */
  async process(lane: readonly LogRecord[]): Promise<readonly LogRecord[]> {
    const { handlers } = this.context;
    const wanted = lane.filter((record) => !handlers.skip(record));
    const gathered = await Promise.all(wanted.map((record) => this.gather(record)));
    const members = usable(gathered);
    for (const member of gathered) if (member && !members.includes(member)) member.span.end();
    if (members.length > 0 && !(await this.commit(members))) return lane;
    const taken = new Set(members.map(({ record }) => record));
    return lane.filter((record) => !taken.has(record));
  }

  /** Undefined: it failed, and will be tried once more, alone. */
  private async gather(record: LogRecord): Promise<Member<Tx> | undefined> {
    const { handlers, tracer } = this.context;
    const message = handlers.messageOf(record);
    const span = new ProcessSpan(tracer, handlers.nameOf(record), message);
    try {
      const work = handlers.workOf(record);
      return { record, message, span, work, gathered: await span.within(() => work.gather()) };
    } catch (thrown) {
      span.fail(thrown);
      return undefined;
    }
  }

  /** In the trace of the first. False: nothing of it has happened, as far as one can know. */
  private async commit(members: readonly Member<Tx>[]): Promise<boolean> {
    const { metrics, logger } = this.context;
    const [first, ...others] = members;
    for (const { span } of others) span.linkTo(first!.span);
    try {
      const became = await first!.span.within(() => this.settle(members));
      members.forEach(({ record, span }, index) => {
        metrics.add(record, became[index]!);
        span.end();
      });
      if (became.includes('parked')) this.onParked();
      return true;
    } catch (thrown) {
      const { code } = asCompassError(thrown);
      logger.info('a batch failed and is handled one by one', { messages: members.length, code, error: thrown });
      for (const { span } of members) span.fail(thrown);
      return false;
    }
  }

  private async settle(members: readonly Member<Tx>[]): Promise<readonly Outcome[]> {
    const { store, clock } = this.context;
    const admit = ({ inbox }: Tx) => inbox.admitAll(members.map(({ message }) => message));
    const outcomesOfAll = await handleAtOnce(store, admit, (tx) => this.handle(members, tx));
    if (outcomesOfAll) return outcomesOfAll;
    return store.transact(async (tx) => {
      const admissions = await admit(tx);
      const those = (admission: Admission) => members.filter((_, index) => admissions[index] === admission);
      for (const { message } of those('blocked')) await tx.inbox.park(message, 0, clock.now());
      const handled = (await this.handle(those('admitted'), tx)).values();
      return admissions.map((admission) => (admission === 'admitted' ? handled.next().value! : outcomes[admission]));
    });
  }

  /** Those that are admitted, in their order. */
  private async handle(members: readonly Member<Tx>[], tx: Tx): Promise<readonly Outcome[]> {
    if (members.length === 0) return [];
    const raw = this.context.handlers.batchHandlerOf(members[0]!.record.topic);
    if (raw) await raw.handleAll(members.map(deliveryOf), tx);
    else for (const { span, work, gathered } of members) await span.within(() => work.handle(tx, gathered));
    const outcomesOfAll: Outcome[] = [];
    for (const member of members)
      outcomesOfAll.push((await buryRemainder(this.context, tx, member, 1)) ? 'dead-letter' : 'handled');
    return outcomesOfAll;
  }
}

/** Up to the first of which nothing is gathered, where one depends on the other; all of the others where none does. */
function usable<Tx>(gathered: readonly (Member<Tx> | undefined)[]): Member<Tx>[] {
  const end = gathered.indexOf(undefined);
  const isOrdered = gathered.some((member) => member && member.message.key !== null);
  return (isOrdered && end >= 0 ? gathered.slice(0, end) : gathered).filter((member) => member !== undefined);
}

function deliveryOf({ record, gathered, span }: Member<unknown>): Delivery<LogRecord> {
  return { message: record, gathered, inTrace: (work) => span.within(work) };
}
