import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK, LOGGER, SETTINGS } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import type { ClaimedDelivery } from '../domain/delivery.js';
import { pauseAfter, type FailedAttempt } from '../domain/next-attempt.js';
import type { NotifierSettings } from '../settings.js';
import type { NotifierStore } from '../store/notifier-store.js';
import { NOTIFIER_STORE } from '../tokens.js';
import { deadDelivery } from './dead-delivery.js';

export type Outcome = 'delivered' | 'retry' | 'dead-letter';

/** Keeps what came of an attempt: done, to be tried again, or given up as a dead letter. */
@Injectable()
export class KeepOutcome {
  constructor(
    @Inject(NOTIFIER_STORE) private readonly store: NotifierStore,
    @Inject(SETTINGS) private readonly settings: NotifierSettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param failed undefined: the receiver took it */
  async of(claimed: ClaimedDelivery, failed: FailedAttempt | undefined): Promise<Outcome> {
    if (failed) return this.failure(claimed, failed);
    await this.store.transact(({ deliveries }) => deliveries.delivered(claimed, this.clock.now()));
    return 'delivered';
  }

  private failure(claimed: ClaimedDelivery, failed: FailedAttempt): Promise<Outcome> {
    const { COMPASS_WEBHOOK_ATTEMPTS: attempts, COMPASS_WEBHOOK_RETRY_MS: firstPauseMs } = this.settings;
    const pauseMs = pauseAfter(failed, claimed.attempts, { attempts, firstPauseMs }, Math.random());
    const { deliveryId, receiver } = claimed;
    this.logger.warn('a webhook was not delivered', { deliveryId, receiver, ...failed, pauseMs });
    return this.store.transact(async ({ deliveries, inbox }) => {
      const nowMs = this.clock.now();
      if (pauseMs !== undefined) {
        await deliveries.postpone(claimed, nowMs + pauseMs);
        return 'retry';
      }
      if (await deliveries.giveUp(claimed, nowMs))
        await inbox.bury(deadDelivery(claimed), claimed.attempts, failed, nowMs);
      return 'dead-letter';
    });
  }
}
