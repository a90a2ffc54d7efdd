import type { AgentRegistrationInput } from '@compass/contracts';
import { RetryableError, type Timers } from '@compass/kernel';
import type { Subscription } from '@compass/messaging';
import type { Addresses, Worker } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import type { AwardConsumer } from '../award/award-consumer.js';
import type { AwardWorker } from '../award/award-worker.js';
import type { Registration } from '../market/registration.js';
import { WakefulPause } from '../retry/wakeful-pause.js';

/** How long work in flight may go on after the stop was asked for. */
const drainMs = 2_500;
const subscribeAgainMs = 500;

export interface AgentParts {
  readonly registration: Registration;
  readonly consumer: AwardConsumer;
  readonly worker: AwardWorker;
  readonly logger: Logger;
}

/**
 * An agent from start to stop: registers, then takes awards from its topic, then is biddable. On the way out: leaves the market, ends
 * what is at work or, when that takes too long, leaves it to who takes over, and leaves the topic.
 */
export class AgentLife implements Worker {
  readonly name = 'agent';
  readonly #betweenTries: WakefulPause;
  readonly #whileDraining: WakefulPause;
  #subscribing: Promise<Subscription | undefined> = Promise.resolve(undefined);
  #subscription?: Subscription;
  #stopped = false;

  /** @param describe what to register, with the address at which the agent is reached */
  constructor(
    private readonly parts: AgentParts,
    private readonly describe: (grpcAddress: string) => AgentRegistrationInput,
    timers: Timers,
  ) {
    this.#betweenTries = new WakefulPause(timers);
    this.#whileDraining = new WakefulPause(timers);
  }

  /** Goes on in the background: a market that is away does not keep an agent from starting. */
  start({ grpc = '' }: Addresses): Promise<void> {
    const { registration, logger } = this.parts;
    registration.start(this.describe(grpc));
    registration.registered
      .then(() => this.#consume())
      .catch((error: unknown) => logger.warn('the consumer did not join', { error }));
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#betweenTries.wake();
    const { registration, consumer, worker } = this.parts;
    await registration.end();
    const drained = consumer.drain().then(() => this.#whileDraining.wake());
    await this.#whileDraining.wait(drainMs);
    worker.abandon(new RetryableError('agent-stopping', 'the agent stops'));
    await drained;
    await (await this.#subscribing)?.stop();
  }

  isReady(): boolean {
    return this.parts.registration.isBiddable;
  }

  isAlive(): boolean {
    return this.#subscription?.isAlive() ?? true;
  }

  async #consume(): Promise<void> {
    this.#subscribing = this.#subscribe();
    this.#subscription = await this.#subscribing;
    await this.#subscription?.joined;
    if (!this.#stopped) this.parts.registration.nowConsuming();
  }

  /** Also an unknown topic is tried again: brokers learn at different times what the market has created. */
  async #subscribe(): Promise<Subscription | undefined> {
    while (!this.#stopped) {
      try {
        return await this.parts.consumer.subscribe();
      } catch (error) {
        this.parts.logger.warn('not subscribed yet', { error });
        await this.#betweenTries.wait(subscribeAgainMs);
      }
    }
    return undefined;
  }
}
