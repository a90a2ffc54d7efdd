import type { BidRecord } from '@compass/contracts';
import type { Offer } from '../auction/offer.js';
import { rankOffers, type Candidate, type Ranking } from '../auction/rank-offers.js';
import { reserve } from '../ledger/ledger.js';
import type { Decision } from './decision.js';
import { taskAwarded, taskFailed } from './market-events.js';
import type { Attempt, FailureReason, MarketRules, Position } from './market-task.js';

/** What came in when the bidders were asked. */
export interface Auction {
  readonly offers: readonly Offer[];
  /** Awards that bidders have not answered yet, by bidderKey(). */
  readonly openAwards: ReadonlyMap<string, number>;
}

/**
 * Awards a waiting task to the best candidate that the account can pay for. Without one it waits for the next auction, while its
 * patience and its deadline last, then fails for good: `deadline-passed`, `budget-exhausted` where there were candidates, or `no-bidder`.
 */
export function auctionTask(position: Position, auction: Auction, nowMs: number, rules: MarketRules): Decision {
  if (position.account.closed) return failFinally(position, 'closed', []);
  const ranking = rank(position, auction, nowMs);
  for (const candidate of ranking.candidates) {
    const account = reserve(position.account, candidate.bid.priceMicros);
    if (account) return award({ account, task: position.task }, candidate, ranking.records, nowMs);
  }
  return waitOrFail(position, ranking, nowMs, rules);
}

/** Whole milliseconds, whatever part of a second the task gives. */
function attemptDeadline({ task }: Position, nowMs: number): number {
  return Math.min(nowMs + Math.floor(task.task.timeoutSeconds * 1000), task.task.deadlineAtMs);
}

function rank(position: Position, { offers, openAwards }: Auction, nowMs: number): Ranking {
  const { task, failedBidders } = position.task;
  const availableSeconds = (attemptDeadline(position, nowMs) - nowMs) / 1000;
  const ranking = rankOffers(offers, { task, availableSeconds, failedBidders, openAwards });
  return availableSeconds > 0 ? ranking : { ...ranking, candidates: [] };
}

/** @param position with the candidate's price already reserved */
function award(position: Position, { bidder, bid }: Candidate, bids: readonly BidRecord[], nowMs: number): Decision {
  const task = { ...position.task, status: 'awarded' as const, attempt: position.task.attempt + 1 };
  const attempt: Attempt = {
    investigationId: task.task.investigationId,
    taskId: task.task.taskId,
    attempt: task.attempt,
    agent: bidder.name,
    agentVersion: bidder.version,
    reservedMicros: bid.priceMicros,
    deadlineAtMs: attemptDeadline(position, nowMs),
    spentMicros: null,
  };
  return {
    account: position.account,
    task,
    attempt,
    timer: { kind: 'attempt-deadline', dueAtMs: attempt.deadlineAtMs },
    events: taskAwarded(task, attempt, bids),
  };
}

function waitOrFail(position: Position, { candidates, records }: Ranking, nowMs: number, rules: MarketRules): Decision {
  const { account, task } = position;
  const affordableLater = candidates.length === 0 || account.reservedMicros > 0;
  const giveUpAtMs = Math.min(task.waitingSinceMs + rules.patienceMs, task.task.deadlineAtMs);
  if (nowMs >= giveUpAtMs || !affordableLater)
    return failFinally(position, shortage(position, candidates, nowMs), records);
  const { first, longest } = rules.backoffMs;
  const pauseMs = Math.min(first * 2 ** task.fruitlessAuctions, longest);
  return {
    account,
    task: { ...task, fruitlessAuctions: task.fruitlessAuctions + 1 },
    timer: { kind: 'auction', dueAtMs: Math.min(nowMs + pauseMs, giveUpAtMs) },
    events: [],
  };
}

function shortage({ task }: Position, candidates: readonly Candidate[], nowMs: number): FailureReason {
  if (nowMs >= task.task.deadlineAtMs) return 'deadline-passed';
  return candidates.length > 0 ? 'budget-exhausted' : 'no-bidder';
}

function failFinally({ account, task }: Position, reason: FailureReason, bids: readonly BidRecord[]): Decision {
  const ended = { ...task, status: 'ended' as const };
  return { account, task: ended, timer: null, events: [taskFailed(ended, reason, true, bids)] };
}
