import type { AgentRegistrationInput } from '@compass/contracts';
import { RetryableError } from '@compass/kernel';
import type { Subscription } from '@compass/messaging';
import type { Addresses, Worker } from '@compass/runtime';
import type { AwardConsumer } from '../award/award-consumer.js';
import type { AwardWorker } from '../award/award-worker.js';
import type { Registration } from '../market/registration.js';
import { pause, retryUntil, type Time } from '../retry/retry-until.js';

/** How long work in flight may go on after the stop was asked for. */
const drainMs = 2_500;

export interface AgentParts {
  readonly registration: Registration;
  readonly consumer: AwardConsumer;
  readonly worker: AwardWorker;
}

/**
 * An agent from start to stop: registers, then takes awards from its topic, then is biddable. On the way out: leaves the market, ends
 * what is at work or, when that takes too long, leaves it to who takes over, and leaves the topic.
 */
export class AgentLife implements Worker {
  readonly name = 'agent';
  #subscription?: Subscription;
  #joined = false;
  #stopped = false;

  /** @param describe what to register, with the address at which the agent is reached */
  constructor(
    private readonly parts: AgentParts,
    private readonly describe: (grpcAddress: string) => AgentRegistrationInput,
    private readonly time: Time,
  ) {}

  /** Goes on in the background: a market that is away does not keep an agent from starting. */
  start({ grpc = '' }: Addresses): Promise<void> {
    const { registration } = this.parts;
    registration.start(this.describe(grpc));
    void registration.registered.then(() => this.#consume());
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const { registration, consumer, worker } = this.parts;
    await registration.end();
    const drained = consumer.drain();
    await Promise.race([drained, pause(this.time.timers, drainMs)]);
    worker.abandon(new RetryableError('agent-stopping', 'the agent stops'));
    await drained;
    await this.#subscription?.stop();
  }

  isReady(): boolean {
    return this.#joined && this.parts.registration.isRegistered;
  }

  isAlive(): boolean {
    return this.#subscription?.isAlive() ?? true;
  }

  async #consume(): Promise<void> {
    if (this.#stopped) return;
    this.#subscription = await retryUntil(Infinity, this.time, () => this.parts.consumer.subscribe());
    if (this.#stopped) return this.#subscription.stop();
    await this.#subscription.joined;
    this.#joined = true;
    this.parts.registration.nowConsuming();
  }
}
