import type { SolicitBidRequestInput } from '@compass/contracts';
import type { Answer } from '../domain/auction/offer.js';

/** How agents are asked, as a port. */
export interface AgentCalls {
  /**
   * Asks one instance for an offer. Never rejects: `unreachable` when nobody answers at that address, `no-answer` when the time
   * is over or the answer is none.
   * @param withinMs after which the answer does not count
   */
  solicitBid(address: string, request: SolicitBidRequestInput, withinMs: number): Promise<Answer | 'unreachable'>;
}
