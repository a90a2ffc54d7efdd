import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import type { Delivery, LogRecord, RecordHandler } from '@compass/messaging';
import { CLOCK } from '@compass/runtime';
import { deliveryIdIn, deadDeliveryTopic } from '../delivery/dead-delivery.js';
import type { NotifierTransaction } from '../store/notifier-store.js';

/** A delivery that was given up comes back as a dead letter that is redriven; no topic carries these. */
@Injectable()
export class RedriveDelivery implements RecordHandler<NotifierTransaction> {
  readonly topic = deadDeliveryTopic;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async handleAll(deliveries: readonly Delivery<LogRecord>[], tx: NotifierTransaction): Promise<void> {
    for (const { message } of deliveries) await tx.deliveries.revive(deliveryIdIn(message), this.clock.now());
  }
}
