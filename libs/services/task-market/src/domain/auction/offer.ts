import type { Bidder } from '../registry/bidder.js';

/** A price for the work. Numbers as the agent said them: nothing is checked yet. */
export interface Bid {
  readonly kind: 'bid';
  readonly priceMicros: number;
  readonly expectedSeconds: number;
  /** How sure the agent is that it can answer. */
  readonly confidence: number;
}

/** What a bidder answered when it was asked. */
export type Answer = Bid | { readonly kind: 'declined'; readonly reason: string } | { readonly kind: 'no-answer' };

export interface Offer {
  readonly bidder: Bidder;
  readonly answer: Answer;
}
