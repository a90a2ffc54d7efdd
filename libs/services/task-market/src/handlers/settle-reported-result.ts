import { Inject, Injectable } from '@nestjs/common';
import type { ResultReported } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { CLOCK, LOGGER } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import type { MarketRules } from '../domain/task/market-task.js';
import { reasonToIgnore, settleReport, type Report } from '../domain/task/settle-attempt.js';
import type { MarketTransaction } from '../store/market-store.js';
import { MARKET_RULES } from '../tokens.js';
import { recordDecisions } from './record-decisions.js';

/**
 * Pays for the first report of an award by the agent that holds it. Late, repeated and foreign ones change nothing, and are logged:
 * whether a result counts as evidence is the orchestrator's business.
 */
@Injectable()
export class SettleReportedResult implements EventHandler<MarketTransaction, 'compass.agents.v1.ResultReported'> {
  readonly type = 'compass.agents.v1.ResultReported';

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MARKET_RULES) private readonly rules: MarketRules,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async handle({ data }: IncomingEvent<'compass.agents.v1.ResultReported'>, tx: MarketTransaction): Promise<void> {
    const [account, attempt, [task]] = await Promise.all([
      tx.accounts.lock(data.investigationId),
      tx.attempts.find(data),
      tx.tasks.find([data.taskId]),
    ]);
    const report = asReport(data);
    const ignored = reasonToIgnore(report, attempt);
    if (ignored || !account || !attempt || !task) return this.logIgnored(data, ignored ?? 'unknown-attempt');
    await recordDecisions(tx, [settleReport({ account, task, attempt }, report, this.clock.now(), this.rules)]);
  }

  private logIgnored({ investigationId, taskId, attempt, agent, agentVersion }: ResultReported, reason: string): void {
    this.logger.warn('result not settled', { reason, investigationId, taskId, attempt, agent, agentVersion });
  }
}

/** Whatever does not say that it is completed counts as failed. */
function asReport({ agent, agentVersion, status, costMicros }: ResultReported): Report {
  return { agent, agentVersion, completed: status === 'RESULT_STATUS_COMPLETED', costMicros };
}
