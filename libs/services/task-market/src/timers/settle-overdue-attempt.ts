import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import type { MarketRules } from '../domain/task/market-task.js';
import { settleSilence } from '../domain/task/settle-attempt.js';
import { recordDecisions } from '../handlers/record-decisions.js';
import type { MarketStore } from '../store/market-store.js';
import type { DueTimer } from '../store/market-timers.js';
import { MARKET_RULES, MARKET_STORE } from '../tokens.js';
import type { TimerAction } from './timer-action.js';

/** Settles an attempt whose deadline passed without a report. */
@Injectable()
export class SettleOverdueAttempt implements TimerAction {
  readonly kind = 'attempt-deadline';

  constructor(
    @Inject(MARKET_STORE) private readonly store: MarketStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MARKET_RULES) private readonly rules: MarketRules,
  ) {}

  async run({ subject: taskId, investigationId }: DueTimer): Promise<void> {
    if (investigationId === null) return;
    await this.store.transact(async (tx) => {
      const account = await tx.accounts.lock(investigationId);
      const [task] = await tx.tasks.find([taskId]);
      if (!account || task?.status !== 'awarded') return;
      const attempt = await tx.attempts.find({ investigationId, taskId, attempt: task.attempt });
      const nowMs = this.clock.now();
      if (!attempt || attempt.deadlineAtMs > nowMs) return;
      await recordDecisions(tx, [settleSilence({ account, task, attempt }, nowMs, this.rules)]);
    });
  }
}
