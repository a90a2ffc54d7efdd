import type { SolicitBidRequest, SolicitBidResponseInput } from '@compass/contracts';
import { asCompassError, PermanentError } from '@compass/kernel';
import type { Environments } from '@compass/signals';
import { z } from 'zod';
import type { Agent, Bid } from '../agent/define-agent.js';
import type { Task } from '../agent/task.js';
import { environmentOf, readTask } from '../investigation/read-task.js';

/** How many awards an agent is at work on, and has waiting. */
export interface Load {
  readonly load: number;
}

const bidShape = z.object({
  priceMicros: z.int().min(0),
  expectedSeconds: z.number().positive(),
  confidence: z.number().min(0).max(1),
});

/** Answers the market's question for an offer. Every failure is a decline with its code: the market needs an answer, not an error. */
export class BidSolicitation {
  constructor(
    private readonly agent: Agent,
    private readonly environments: Environments,
    private readonly work: Load,
  ) {}

  async answer(request: SolicitBidRequest): Promise<SolicitBidResponseInput> {
    try {
      const offer = await this.#offer(request);
      return 'decline' in offer ? { decline: { reason: offer.decline } } : { bid: offer };
    } catch (thrown) {
      const { code, message } = asCompassError(thrown);
      return { decline: { reason: `${code}: ${message}`.slice(0, 300) } };
    }
  }

  async #offer({ task: message, attempt }: SolicitBidRequest): Promise<Bid | { readonly decline: string }> {
    if (!message) throw new PermanentError('unreadable-task', 'no task');
    if (!this.agent.capabilities.includes(message.capability)) return { decline: 'unknown-capability' };
    const environment = await this.environments.resolve(environmentOf(message));
    const task = readTask(message, attempt, environment);
    const offer = this.agent.bid(task);
    return 'decline' in offer ? offer : this.#honest(offer, task);
  }

  /** The offer with what the agent has to do before counted in. @throws PermanentError `invalid-bid` */
  #honest(offer: Bid, task: Task): Bid | { readonly decline: string } {
    const checked = bidShape.safeParse(offer);
    if (!checked.success) throw new PermanentError('invalid-bid', z.prettifyError(checked.error));
    const bid = checked.data;
    if (bid.priceMicros > task.priceCeilingMicros) return { decline: 'above-price-ceiling' };
    const expectedSeconds = bid.expectedSeconds * (1 + Math.floor(this.work.load / this.agent.capacity));
    return expectedSeconds > task.timeoutSeconds ? { decline: 'too-busy' } : { ...bid, expectedSeconds };
  }
}
