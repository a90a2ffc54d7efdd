import type { Clock } from '@compass/kernel';
import type { SolicitBidRequestInput } from '@compass/contracts';
import type { Offer } from '../domain/auction/offer.js';
import type { Bidder } from '../domain/registry/bidder.js';
import type { AgentCalls } from './agent-calls.js';

/**
 * Asks one instance of a bidder; where it is unreachable, the next, while time remains. Attempts start at different instances, so
 * that one which is reachable but stuck does not stand for all of them for ever.
 * @param untilMs when the auction closes
 */
export async function askBidder(
  { calls, clock }: { calls: AgentCalls; clock: Clock },
  bidder: Bidder,
  request: SolicitBidRequestInput,
  untilMs: number,
): Promise<Offer> {
  const start = (request.attempt ?? 0) % bidder.addresses.length;
  const inTurn = [...bidder.addresses.slice(start), ...bidder.addresses.slice(0, start)];
  for (const address of inTurn) {
    const withinMs = untilMs - clock.now();
    if (withinMs <= 0) break;
    const answer = await calls.solicitBid(address, request, withinMs);
    if (answer !== 'unreachable') return { bidder, answer };
  }
  return { bidder, answer: { kind: 'no-answer' } };
}
