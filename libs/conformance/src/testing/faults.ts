import { randomUUID } from 'node:crypto';
import { fairBid, goodConduct, type Conduct } from './conduct.js';

const declining =
  (...accepted: string[]): Conduct['bid'] =>
  (request) => {
    const answer = goodConduct.bid(request);
    const reason = answer.decline?.reason ?? '';
    return accepted.includes(reason) ? fairBid : answer;
  };

/** Agents broken on purpose: the check that each must fail, and it alone; and how it is broken. */
export const faults: readonly (readonly [check: string, how: string, conduct: Partial<Conduct>])[] = [
  ['registration', 'gives up when the market is away', { registersAfterRefusal: false }],
  ['registration', 'is more than an expert', { registration: { ...goodConduct.registration, expertise: { disk: 2 } } }],
  ['protocol', 'speaks a protocol of the future', { registration: { ...goodConduct.registration, protocol: 99 } }],
  ['consuming', 'never says that it consumes', { saysConsuming: false }],
  ['forgotten', 'does not register again', { answersForgotten: false }],
  ['lease', 'falls silent', { heartbeats: 3 }],
  ['bid', 'thinks for too long', { bidDelayMs: 1_500 }],
  ['bid', 'is surer than sure', { bid: (request) => surer(goodConduct.bid(request)) }],
  ['price-ceiling', 'asks for its price whatever the ceiling', { bid: declining('above-price-ceiling') }],
  ['decline', 'offers what it cannot do', { bid: declining('unknown-capability') }],
  ['environment', 'offers to look where it cannot', { bid: declining('unknown-environment') }],
  ['award', 'answers twice', { results: 2 }],
  ['result', 'keys its results by nothing', { key: 'none' }],
  ['evidence', 'publishes before it stores', { evidence: 'afterwards' }],
  ['evidence', 'hashes something else', { evidence: 'wrong-hash' }],
  ['other-version', 'takes the awards of other versions', { knowsItsVersion: false }],
  ['redelivery', 'draws an id for each result', { resultId: () => randomUUID() }],
  ['late-award', 'works on what nobody waits for', { dropsLateAwards: false }],
  ['deadline', 'goes on after its deadline', { heedsDeadline: false }],
  ['cancel', 'goes on after it was cancelled', { heedsCancel: false }],
  ['capacity', 'takes on more than it said', { heedsCapacity: false }],
  ['unknown-fields', 'refuses what it does not know', { ignoresUnknownFields: false }],
  ['garbage', 'stops at what it cannot read', { survivesGarbage: false }],
  ['crash', 'acknowledges before it has answered', { acknowledges: 'at-once' }],
  ['shutdown', 'leaves without a word', { deregisters: false }],
];

const surer = (answer: ReturnType<Conduct['bid']>): ReturnType<Conduct['bid']> =>
  answer.bid ? { bid: { ...answer.bid, confidence: 1.5 } } : answer;
