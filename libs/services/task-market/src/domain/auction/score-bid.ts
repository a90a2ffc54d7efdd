import type { Bid } from './offer.js';

const microsPerUsd = 1_000_000;
/** Prices below a tenth of a cent count as equal, so that a free bid does not win whatever it offers. */
const priceFloorMicros = 1_000;
/** Of an agent that says nothing about a domain. */
const undeclaredExpertise = 0.5;

/**
 * Expected information per price, in answers per USD:
 *
 *     score = confidence × expertise × timeliness / max(price, 0.001 USD)
 *
 * - confidence 0..1: how sure the agent is that it can answer this task;
 * - expertise 0..1: how good its answers are in this domain, see {@link expertiseIn};
 * - timeliness = 1 − e^(−available / expected): the chance of an answer before the attempt's deadline when the time needed is
 *   exponentially distributed around what the agent expects (the least that can be assumed when only the mean is known).
 *   An agent that needs no time has 1, one that expects to need all of it 0.63.
 *
 * @param bid a valid one
 * @param availableSeconds > 0
 */
export function scoreBid(bid: Bid, expertise: number, availableSeconds: number): number {
  const timeliness = 1 - Math.exp(-availableSeconds / bid.expectedSeconds);
  const usd = Math.max(bid.priceMicros, priceFloorMicros) / microsPerUsd;
  return (bid.confidence * expertise * timeliness) / usd;
}

/**
 * The expertise that counts for a domain such as `database.lock-contention` or `database`: what is declared for exactly
 * that name, else for its first part, else 0.5.
 */
export function expertiseIn(domain: string, declared: Readonly<Record<string, number>>): number {
  return declared[domain] ?? declared[domain.split('.', 1)[0] ?? domain] ?? undeclaredExpertise;
}
