import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import type { Attempt, MarketRules, MarketTask } from '../domain/task/market-task.js';
import { settleSilences } from '../domain/task/settle-attempt.js';
import { recordDecisions } from '../handlers/record-decisions.js';
import type { MarketStore } from '../store/market-store.js';
import type { DueTimer } from '../store/market-timers.js';
import { MARKET_RULES, MARKET_STORE } from '../tokens.js';
import type { TimerAction } from './timer-action.js';

/** Settles attempts whose deadline passed without a report. */
@Injectable()
export class SettleOverdueAttempt implements TimerAction {
  readonly kind = 'attempt-deadline';

  constructor(
    @Inject(MARKET_STORE) private readonly store: MarketStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MARKET_RULES) private readonly rules: MarketRules,
  ) {}

  async run(due: readonly DueTimer[]): Promise<void> {
    const [{ investigationId } = { investigationId: null }] = due;
    if (investigationId === null) return;
    await this.store.transact(async (tx) => {
      const [account, tasks, open] = await Promise.all([
        tx.accounts.lock(investigationId),
        tx.tasks.find(due.map(({ subject }) => subject)),
        tx.attempts.findOpen(investigationId),
      ]);
      const nowMs = this.clock.now();
      const overdue = open.filter(({ deadlineAtMs }) => deadlineAtMs <= nowMs);
      if (account) await recordDecisions(tx, settleSilences(account, pairs(tasks, overdue), nowMs, this.rules));
    });
  }
}

/** Awarded tasks with the attempt that is theirs. */
function pairs(tasks: readonly MarketTask[], attempts: readonly Attempt[]) {
  const byTask = new Map(attempts.map((attempt) => [attempt.taskId, attempt]));
  return tasks.flatMap((task) => {
    const attempt = byTask.get(task.task.taskId);
    return task.status === 'awarded' && attempt?.attempt === task.attempt ? [{ task, attempt }] : [];
  });
}
