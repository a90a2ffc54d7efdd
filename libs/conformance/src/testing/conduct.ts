import type { AgentRegistrationInput, SolicitBidRequest, SolicitBidResponseInput } from '@compass/contracts';
import { deriveId } from '@compass/kernel';

/** How an agent behaves: as it should, unless a member is exchanged. */
export interface Conduct {
  readonly registersAgain: boolean;
  readonly registersAfterRefusal: boolean;
  readonly registration: AgentRegistrationInput;
  readonly saysConsuming: boolean;
  /** Heartbeats stop after so many. */
  readonly heartbeats: number;
  readonly answersForgotten: boolean;
  readonly bidDelayMs: number;
  bid(request: SolicitBidRequest): SolicitBidResponseInput;
  readonly knowsItsVersion: boolean;
  readonly dropsLateAwards: boolean;
  readonly heedsDeadline: boolean;
  readonly heedsCancel: boolean;
  readonly heedsCapacity: boolean;
  /** Stored before the result, after it, or under a wrong hash. */
  readonly evidence: 'first' | 'afterwards' | 'wrong-hash';
  resultId(taskId: string, attempt: number): string;
  readonly results: number;
  readonly key: 'investigation' | 'none';
  readonly acknowledges: 'when-done' | 'at-once';
  readonly survivesGarbage: boolean;
  readonly ignoresUnknownFields: boolean;
  readonly deregisters: boolean;
}

const knownEnvironment = 'test/one';
const price = 10_000;

/** An agent as it should be. */
export const goodConduct: Conduct = {
  registersAgain: true,
  registersAfterRefusal: true,
  registration: { capabilities: ['diagnose.plain'], expertise: { application: 0.5 }, capacity: 2, protocol: 2 },
  saysConsuming: true,
  heartbeats: Infinity,
  answersForgotten: true,
  bidDelayMs: 0,
  bid: ({ task }) => {
    if (task?.capability !== 'diagnose.plain') return { decline: { reason: 'unknown-capability' } };
    if (task.scope?.environment !== knownEnvironment) return { decline: { reason: 'unknown-environment' } };
    if (task.priceCeilingMicros < price) return { decline: { reason: 'above-price-ceiling' } };
    return fairBid;
  },
  knowsItsVersion: true,
  dropsLateAwards: true,
  heedsDeadline: true,
  heedsCancel: true,
  heedsCapacity: true,
  evidence: 'first',
  resultId: (taskId, attempt) => deriveId(taskId, 'result', attempt),
  results: 1,
  key: 'investigation',
  acknowledges: 'when-done',
  survivesGarbage: true,
  ignoresUnknownFields: true,
  deregisters: true,
};

export const fairBid = { bid: { priceMicros: price, expectedSeconds: 1, confidence: 0.5 } };
