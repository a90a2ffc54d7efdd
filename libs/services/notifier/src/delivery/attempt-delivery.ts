import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK, METER, SETTINGS, TRACER } from '@compass/runtime';
import { attributes, contextFromHeaders, traceHeaders, withSpan } from '@compass/telemetry';
import { SpanKind, type Counter, type Meter, type Tracer } from '@opentelemetry/api';
import type { ClaimedDelivery } from '../domain/delivery.js';
import type { FailedAttempt } from '../domain/next-attempt.js';
import type { Receiver } from '../domain/receiver.js';
import { signedHeaders } from '../domain/signature.js';
import type { NotifierSettings } from '../settings.js';
import { KeepOutcome } from './keep-outcome.js';
import { postWebhook } from './post-webhook.js';

/** Makes one attempt at one delivery. */
@Injectable()
export class AttemptDelivery {
  private readonly attempts: Counter;

  constructor(
    private readonly keepOutcome: KeepOutcome,
    @Inject(SETTINGS) private readonly settings: NotifierSettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(TRACER) private readonly tracer: Tracer,
    @Inject(METER) meter: Meter,
  ) {
    this.attempts = meter.createCounter('compass.webhooks', {
      description: 'Attempts to tell a receiver of a verdict, by receiver and outcome.',
    });
  }

  /** In the trace of its verdict. @param signal aborts it when the service stops @throws when the outcome could not be kept */
  async run(receiver: Receiver, claimed: ClaimedDelivery, signal: AbortSignal): Promise<void> {
    const client = {
      kind: SpanKind.CLIENT,
      parent: contextFromHeaders(claimed.trace),
      attributes: { [attributes.serverAddress]: receiver.url.host, 'compass.receiver': receiver.name },
    };
    await withSpan(this.tracer, `webhook ${receiver.name}`, client, async (span) => {
      const failed = await this.send(receiver, claimed, signal);
      if (failed) span.addEvent(failed.code, { reason: failed.reason });
      const outcome = await this.keepOutcome.of(claimed, failed);
      this.attempts.add(1, { receiver: receiver.name, outcome });
    });
  }

  /** Attempts that all ended without a word took their process with them: enough is enough. */
  private async send(
    receiver: Receiver,
    { deliveryId, body, attempts }: ClaimedDelivery,
    signal: AbortSignal,
  ): Promise<FailedAttempt | undefined> {
    if (attempts > this.settings.COMPASS_WEBHOOK_ATTEMPTS)
      return { code: 'attempts-unfinished', reason: 'attempts began and none ended', final: true };
    const signed = signedHeaders(receiver.keys, deliveryId, this.clock.now(), body);
    return postWebhook(receiver, { ...signed, ...traceHeaders() }, body, signal);
  }
}
