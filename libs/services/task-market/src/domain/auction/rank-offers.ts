import { bidFault, type BidLimits, type BidRecord, type Task } from '@compass/contracts';
import { bidderKey, byNameAndVersion, type Bidder } from '../registry/bidder.js';
import type { Answer, Bid, Offer } from './offer.js';
import { expertiseIn, scoreBid } from './score-bid.js';

/** What the ranking needs to know beside the offers. */
export interface AuctionFacts {
  readonly task: Task;
  readonly availableSeconds: number;
  /** Bidders (by {@link bidderKey}) whose attempt at this task failed. */
  readonly failedBidders: readonly string[];
  /** Awards that bidders have not answered yet, by {@link bidderKey}. */
  readonly openAwards: ReadonlyMap<string, number>;
}

export interface Candidate {
  readonly bidder: Bidder;
  readonly bid: Bid;
  readonly score: number;
}

export interface Ranking {
  /** Whom to award to, best first. */
  readonly candidates: readonly Candidate[];
  /** What was answered, by name and version; of very many, the best. */
  readonly records: readonly BidRecord[];
}

/** Bids that an award carries at most: however many bid, it fits into a message. */
const mostRecords = 500;

/**
 * Orders valid bids: who has not failed at this task comes before who has, who has a free place before who would queue,
 * then the higher score; ties by agent name, then version.
 */
export function rankOffers(offers: readonly Offer[], facts: AuctionFacts): Ranking {
  const appraised = offers
    .map((offer) => appraise(offer, facts))
    .sort((one, other) => byNameAndVersion(one.offer.bidder, other.offer.bidder));
  const candidates = appraised.flatMap(({ offer: { bidder, answer }, score, refusal }) =>
    refusal === '' && answer.kind === 'bid' ? [{ bidder, bid: answer, score }] : [],
  );
  const rank = ({ bidder }: Candidate) => Number(hasFailed(bidder, facts)) * 2 + Number(isBusy(bidder, facts));
  return {
    candidates: candidates.sort((one, other) => rank(one) - rank(other) || other.score - one.score),
    records: bestOf(appraised).map(asRecord),
  };
}

function bestOf(appraised: readonly Appraisal[]): Appraisal[] {
  const best = new Set(appraised.toSorted((one, other) => other.score - one.score).slice(0, mostRecords));
  return appraised.filter((appraisal) => best.has(appraisal));
}

interface Appraisal {
  readonly offer: Offer;
  readonly score: number;
  /** Empty when the bid counts. */
  readonly refusal: string;
}

function appraise(offer: Offer, { task, availableSeconds }: AuctionFacts): Appraisal {
  const { bidder, answer } = offer;
  const refusal = refusalOf(answer, { priceCeilingMicros: task.priceCeilingMicros, availableSeconds });
  if (refusal !== '' || answer.kind !== 'bid') return { offer, score: 0, refusal };
  const score = scoreBid(answer, expertiseIn(domainOf(task), bidder.expertise), availableSeconds);
  return { offer, score, refusal: score > 0 ? '' : 'invalid: no-information' };
}

function refusalOf(answer: Answer, limits: BidLimits): string {
  if (answer.kind === 'no-answer') return 'no-answer';
  if (answer.kind === 'declined') return `declined: ${answer.reason.slice(0, 200)}`;
  const fault = bidFault(answer, limits);
  return fault ? `invalid: ${fault}` : '';
}

/** What the agent should be good at: the claim's category, else what follows the verb of the capability. */
function domainOf({ claim, capability }: Task): string {
  return claim?.category || capability.slice(capability.indexOf('.') + 1);
}

function hasFailed(bidder: Bidder, facts: AuctionFacts): boolean {
  return facts.failedBidders.includes(bidderKey(bidder));
}

function isBusy(bidder: Bidder, facts: AuctionFacts): boolean {
  return (facts.openAwards.get(bidderKey(bidder)) ?? 0) >= bidder.capacity;
}

/** Numbers that are none become 0: a record must be representable as JSON. */
function asRecord({ offer: { bidder, answer }, score, refusal }: Appraisal): BidRecord {
  const said = (value: number) => (Number.isFinite(value) ? value : 0);
  const bid = answer.kind === 'bid' ? answer : { priceMicros: 0, expectedSeconds: 0, confidence: 0 };
  return {
    agent: bidder.name,
    agentVersion: bidder.version,
    priceMicros: said(bid.priceMicros),
    expectedSeconds: said(bid.expectedSeconds),
    confidence: said(bid.confidence),
    score,
    declined: refusal,
  };
}
