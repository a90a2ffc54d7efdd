import type { AgentRegistrationInput } from '@compass/contracts';
import { asCompassError, type Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import { WakefulPause } from '../retry/wakeful-pause.js';

/** The market as an agent sees it, as a port. */
export interface Market {
  register(agent: AgentRegistrationInput): Promise<{ readonly heartbeatMs: number }>;
  /** @throws PermanentError when the market does not know the instance (any more) */
  heartbeat(consuming: boolean): Promise<void>;
  deregister(): Promise<void>;
}

const firstRetryMs = 200;
const longestRetryMs = 2_000;

/**
 * Keeps an agent registered for as long as it runs: registers, again and again until the market answers; renews the lease with every
 * heartbeat; and registers anew when the market has forgotten it.
 */
export class Registration {
  readonly #first = Promise.withResolvers<void>();
  readonly #pause: WakefulPause;
  #running: Promise<void> = Promise.resolve();
  #ended = false;
  #registered = false;
  #consuming = false;
  #announced = false;
  #heartbeatMs = 2_000;
  #failures = 0;

  constructor(
    private readonly market: Market,
    timers: Timers,
    private readonly logger: Logger,
  ) {
    this.#pause = new WakefulPause(timers);
  }

  /** Resolves when the market has taken the agent in for the first time: its topic exists. */
  get registered(): Promise<void> {
    return this.#first.promise;
  }

  /** True while the market knows the agent, and that its consumer has joined. */
  get isBiddable(): boolean {
    return this.#registered && this.#announced;
  }

  start(agent: AgentRegistrationInput): void {
    this.#running = this.#keep(agent);
  }

  /** Tells the market at once that the agent's consumer has joined: biddable from now on. */
  nowConsuming(): void {
    this.#consuming = true;
    this.#pause.wake();
  }

  /** Takes the agent out of the market; when that fails, its lease runs out. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#pause.wake();
    await this.#running;
    if (!this.#registered) return;
    this.#registered = false;
    await this.market.deregister().catch((error: unknown) => this.logger.warn('not deregistered', { error }));
  }

  async #keep(agent: AgentRegistrationInput): Promise<void> {
    while (!this.#ended) await this.#pause.wait(await this.#talk(agent));
  }

  /** @returns milliseconds until the market should hear of the agent again */
  async #talk(agent: AgentRegistrationInput): Promise<number> {
    try {
      if (!this.#registered) await this.#register(agent);
      const consuming = this.#consuming;
      await this.market.heartbeat(consuming);
      this.#announced = consuming;
      this.#failures = 0;
      return this.#heartbeatMs;
    } catch (thrown) {
      return this.#retryAfter(thrown);
    }
  }

  async #register(agent: AgentRegistrationInput): Promise<void> {
    const { heartbeatMs } = await this.market.register(agent);
    if (heartbeatMs > 0) this.#heartbeatMs = heartbeatMs;
    this.#registered = true;
    this.#announced = false;
    this.#first.resolve();
    this.logger.info('registered with the market', { address: agent.address });
  }

  #retryAfter(thrown: unknown): number {
    const error = asCompassError(thrown);
    if (error.kind === 'permanent') this.#registered = false;
    if (this.#failures % 10 === 0)
      this.logger.warn('the market did not take the call', { code: error.code, reason: error.message });
    return Math.min(firstRetryMs * 2 ** Math.min(this.#failures++, 10), longestRetryMs);
  }
}
