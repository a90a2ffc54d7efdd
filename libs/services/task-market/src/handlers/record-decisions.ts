import type { Decision } from '../domain/task/decision.js';
import type { MarketTransaction } from '../store/market-store.js';

/** Writes what was decided about tasks of one investigation. The last decision holds the account after all of them. */
export async function recordDecisions(tx: MarketTransaction, decisions: readonly Decision[]): Promise<void> {
  const last = decisions.at(-1);
  if (!last) return;
  await tx.accounts.save(last.account);
  await tx.tasks.save(decisions.map(({ task }) => task));
  await tx.attempts.save(decisions.flatMap(({ attempt }) => attempt ?? []));
  await setTimers(tx, decisions);
  await tx.outbox.publish(decisions.flatMap(({ events }) => events));
}

async function setTimers(tx: MarketTransaction, decisions: readonly Decision[]): Promise<void> {
  const timers = decisions.flatMap(({ task: { task }, timer }) =>
    timer ? [{ ...timer, subject: task.taskId, investigationId: task.investigationId }] : [],
  );
  const done = decisions.filter(({ timer }) => timer === null).map(({ task: { task } }) => task.taskId);
  if (timers.length > 0) await tx.timers.set(timers);
  if (done.length > 0) await tx.timers.clear(done);
}
