import { topics } from '@compass/contracts';
import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type { MessagingTransaction, Store } from '../port/store.js';

const day = 24 * 60 * 60 * 1000;
/** Until the log itself has forgotten a message it may come again. */
const keepMs = Math.max(...Object.values(topics).map(({ retentionMs }) => retentionMs)) + 7 * day;

/** Forgets what was handled so long ago that it cannot come again, in transactions of bounded size. */
export async function pruneInbox(
  store: Store<MessagingTransaction>,
  consumer: string,
  olderThanMs = keepMs,
): Promise<void> {
  const pruneSome = () => store.transact(({ inbox }) => inbox.prune(consumer, olderThanMs));
  await context.with(suppressTracing(ROOT_CONTEXT), async () => {
    while ((await pruneSome()) > 0);
  });
}
