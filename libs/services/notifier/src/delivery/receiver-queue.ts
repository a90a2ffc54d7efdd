import { asCompassError, type Cancel, type Clock, type Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { Receiver } from '../domain/receiver.js';
import type { NotifierStore } from '../store/notifier-store.js';
import type { AttemptDelivery } from './attempt-delivery.js';
import { patienceMs } from './post-webhook.js';

export interface QueuePorts {
  readonly store: NotifierStore;
  readonly attempt: AttemptDelivery;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** Longer than an attempt may take: only a dead process's claims are taken over. */
const claimMs = patienceMs + 5_000;
const atOnce = 4;
/** Another instance may have left something, and died. */
const sweepMs = 2_000;

/** What one receiver is to be told, a few at once: a slow receiver holds up nobody but itself. */
export class ReceiverQueue {
  private readonly stopping = new AbortController();
  private cancel: Cancel = () => undefined;
  private running: Promise<void> | undefined;
  private isWanted = false;

  constructor(
    private readonly receiver: Receiver,
    private readonly ports: QueuePorts,
  ) {}

  /** Looks now for what is due, and from then on whenever something is. */
  wake(): void {
    this.isWanted = true;
    this.cancel();
    this.running ??= this.run();
  }

  /** Breaks off the attempts at hand: they come again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.cancel();
    await this.running;
  }

  private async run(): Promise<void> {
    let pauseMs = 0;
    while (this.isWanted && !this.stopping.signal.aborted) {
      this.isWanted = false;
      pauseMs = await this.sweep();
      if (pauseMs <= 0) this.isWanted = true;
    }
    this.running = undefined;
    if (!this.stopping.signal.aborted) this.cancel = this.ports.timers.after(pauseMs, () => this.wake());
  }

  /** Never fails: the database may be away for a while. Gives the pause until the next look. */
  private async sweep(): Promise<number> {
    const { store, clock, logger } = this.ports;
    const { name } = this.receiver;
    try {
      const nowMs = clock.now();
      const { claimed, nextDueAtMs } = await store.transact(async ({ deliveries }) => {
        const claimed = await deliveries.claimDue(name, nowMs, nowMs + claimMs, atOnce);
        return { claimed, nextDueAtMs: claimed.length > 0 ? nowMs : await deliveries.nextDueAtMs(name) };
      });
      await Promise.all(claimed.map((each) => this.ports.attempt.run(this.receiver, each, this.stopping.signal)));
      if (claimed.length > 0) return 0;
      return Math.min(sweepMs, Math.max(50, (nextDueAtMs ?? Infinity) - nowMs));
    } catch (error) {
      const { code, message } = asCompassError(error);
      logger.warn('webhooks wait', { receiver: name, code, reason: message });
      return sweepMs;
    }
  }
}
