import { storableText } from '@compass/kernel';
import type { InboxMessage } from '../port/inbox.js';
import type { MessagingTransaction } from '../port/store.js';
import type { DispatchContext } from './dispatch-context.js';
import type { Work } from './handler-table.js';
import { longestReason } from './retry-policy.js';

/**
 * Gives up the part of a handled message that its handler can do nothing with: right after the rest, in the same transaction.
 * @param attempts how many have begun @returns whether there is such a part
 */
export async function buryRemainder<Tx extends MessagingTransaction>(
  { clock, logger }: DispatchContext<Tx>,
  tx: Tx,
  { message, work, gathered }: { message: InboxMessage; work: Work<Tx>; gathered: unknown },
  attempts: number,
): Promise<boolean> {
  const remainder = work.remainderOf?.(gathered);
  if (!remainder) return false;
  const { code, reason, headers } = remainder;
  const { record } = message;
  const left = { ...message, record: { ...record, headers: { ...record.headers, ...headers } } };
  await tx.inbox.bury(left, attempts, { code, reason: storableText(reason, longestReason) }, clock.now());
  logger.warn('a part of a message was not handled', { message: message.id, code, reason });
  return true;
}
