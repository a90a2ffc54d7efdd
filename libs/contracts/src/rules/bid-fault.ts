import type { Bid } from '../generated/compass/agents/v1/Bid.js';

/** Between which bounds a bid counts. */
export interface BidLimits {
  readonly priceCeilingMicros: number;
  /** Seconds that the attempt may take. */
  readonly availableSeconds: number;
}

/** Why a bid does not count; part of the public contract (BidRecord.declined, after `invalid: `). */
export type BidFault =
  | 'not-a-number'
  | 'negative-price'
  | 'price-above-ceiling'
  | 'confidence-out-of-range'
  | 'negative-duration'
  | 'beyond-deadline';

/** The first thing that is wrong with a bid, if any. */
export function bidFault(bid: Bid, limits: BidLimits): BidFault | undefined {
  const { priceMicros, expectedSeconds, confidence } = bid;
  if (![priceMicros, expectedSeconds, confidence].every(Number.isFinite)) return 'not-a-number';
  if (priceMicros < 0) return 'negative-price';
  if (priceMicros > limits.priceCeilingMicros) return 'price-above-ceiling';
  if (confidence < 0 || confidence > 1) return 'confidence-out-of-range';
  if (expectedSeconds < 0) return 'negative-duration';
  if (expectedSeconds > limits.availableSeconds) return 'beyond-deadline';
  return undefined;
}
