import type { Account } from '../ledger/account.js';
import { settle } from '../ledger/ledger.js';
import { bidderKey } from '../registry/bidder.js';
import type { Decision } from './decision.js';
import { taskFailed, taskSettled } from './market-events.js';
import type { Attempt, FailureReason, MarketRules, OpenPosition } from './market-task.js';

/** What an agent says about an award, as far as money is concerned. */
export interface Report {
  readonly agent: string;
  readonly agentVersion: string;
  readonly completed: boolean;
  readonly costMicros: number;
}

/** Why a report changes nothing. */
export type Ignored = 'unknown-attempt' | 'not-the-awarded-agent' | 'already-settled';

/** Whether a report is the first one, by the agent that was awarded. */
export function reasonToIgnore(report: Report, attempt: Attempt | undefined): Ignored | undefined {
  if (!attempt) return 'unknown-attempt';
  if (report.agent !== attempt.agent || report.agentVersion !== attempt.agentVersion) return 'not-the-awarded-agent';
  return attempt.spentMicros === null ? undefined : 'already-settled';
}

/** Pays the report; a completed one ends the task, a failed one leads to another auction where there may be one. */
export function settleReport(position: OpenPosition, report: Report, nowMs: number, rules: MarketRules): Decision {
  if (!report.completed) return settleFailure(position, report.costMicros, 'agent-failed', nowMs, rules);
  const { account, attempt } = pay(position, report.costMicros);
  const task = { ...position.task, status: 'ended' as const };
  return { account, attempt, task, timer: null, events: [taskSettled(attempt)] };
}

/**
 * Nobody reported in time: the full reservation is spent, because the work may have been done. One attempt after the other: the last
 * decision holds the account after all of them.
 */
export function settleSilences(
  account: Account,
  overdue: readonly Omit<OpenPosition, 'account'>[],
  nowMs: number,
  rules: MarketRules,
): Decision[] {
  let left = account;
  return overdue.map((each) => {
    const position = { ...each, account: left };
    const decision = settleFailure(position, each.attempt.reservedMicros, 'deadline-passed', nowMs, rules);
    left = decision.account;
    return decision;
  });
}

function pay(position: OpenPosition, micros: number): Pick<OpenPosition, 'account' | 'attempt'> {
  const { account, spentMicros } = settle(position.account, position.attempt.reservedMicros, micros);
  return { account, attempt: { ...position.attempt, spentMicros } };
}

function settleFailure(
  position: OpenPosition,
  micros: number,
  reason: FailureReason,
  nowMs: number,
  rules: MarketRules,
): Decision {
  const { account, attempt } = pay(position, micros);
  const final = !mayTryAgain(position, nowMs, rules);
  const failedBidder = bidderKey({ name: attempt.agent, version: attempt.agentVersion });
  const task = {
    ...position.task,
    status: final ? ('ended' as const) : ('waiting' as const),
    waitingSinceMs: nowMs,
    fruitlessAuctions: 0,
    failedBidders: [...new Set([...position.task.failedBidders, failedBidder])],
  };
  const events = [taskSettled(attempt), taskFailed(task, reason, final)];
  return { account, attempt, task, timer: final ? null : { kind: 'auction', dueAtMs: nowMs }, events };
}

function mayTryAgain({ account, task }: OpenPosition, nowMs: number, rules: MarketRules): boolean {
  return !account.closed && task.attempt < rules.maxAttempts && nowMs < task.task.deadlineAtMs;
}
