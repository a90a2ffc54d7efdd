import { Inject, Injectable } from '@nestjs/common';
import { PermanentError, type Clock } from '@compass/kernel';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { CLOCK } from '@compass/runtime';
import { deliveryIdOf } from '../domain/delivery.js';
import { wants, type Receiver } from '../domain/receiver.js';
import { outcomeOf, verdictBody } from '../edge/verdict-body.js';
import type { NotifierTransaction } from '../store/notifier-store.js';
import { RECEIVERS } from '../tokens.js';

const type = 'compass.investigations.v1.VerdictReached';

/** Notes for every verdict who is to be told of it. */
@Injectable()
export class RequestDeliveries implements EventHandler<NotifierTransaction, typeof type> {
  readonly type = type;

  constructor(
    @Inject(RECEIVERS) private readonly receivers: readonly Receiver[],
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PermanentError `invalid-report` */
  async handle({ id, data, publishedAtMs }: IncomingEvent<typeof type>, tx: NotifierTransaction): Promise<void> {
    const { report } = data;
    if (!report) throw new PermanentError('invalid-report', `verdict ${id} comes without its report`);
    const outcome = outcomeOf(report);
    const told = this.receivers.filter(({ filter }) => wants(filter, outcome));
    if (told.length === 0) return;
    const body = verdictBody(report, publishedAtMs);
    const deliveries = told.map(({ name }) => ({
      deliveryId: deliveryIdOf(id, name),
      receiver: name,
      investigationId: report.investigationId,
      body,
    }));
    await tx.deliveries.request(deliveries, this.clock.now());
  }
}
