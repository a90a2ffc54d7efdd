import type { SolicitBidRequest, SolicitBidResponseInput } from '@compass/contracts';
import type { Environments } from '@compass/signals';
import type { Agent } from '../agent/define-agent.js';
import { BidSolicitation } from '../bidding/solicit-bid.js';
import { TaskInvestigator, type Answer, type ReadAward } from '../investigation/task-investigator.js';

/** An agent without its process: it bids and works as it does in the mesh, but nothing carries its words. */
export interface SeatedAgent {
  readonly agent: Agent;
  /** Never rejects: a failure is a decline. */
  solicitBid(request: SolicitBidRequest): Promise<SolicitBidResponseInput>;
  /** Never rejects: a failure is a failed result. */
  answer(award: ReadAward, abort: AbortSignal): Promise<Answer>;
}

/**
 * Seats an agent that is never busy, for those who drive whole investigations in one process.
 * @param leftOut cause categories whose checks are switched off
 */
export function seatAgent(agent: Agent, environments: Environments, leftOut?: ReadonlySet<string>): SeatedAgent {
  const bidding = new BidSolicitation(agent, environments, { load: 0 });
  const investigator = new TaskInvestigator(agent, environments, leftOut);
  return {
    agent,
    solicitBid: (request) => bidding.answer(request),
    answer: (award, abort) => investigator.answer(award, abort),
  };
}
