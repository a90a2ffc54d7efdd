import type { InboxMessage, LogRecord } from '@compass/messaging';
import type { Delivery } from '../domain/delivery.js';

/** Whose dead letters they are: the name of the service. */
export const notifierName = 'notifier';
/** Names dead letters of deliveries; there is no such topic. */
export const deadDeliveryTopic = 'webhooks';

/** A delivery as a message that was given up: its bytes are those that the receiver did not take. */
export function deadDelivery({ deliveryId, receiver, investigationId, body }: Delivery): InboxMessage {
  const headers = { 'webhook-id': deliveryId, receiver, 'investigation-id': investigationId };
  const place = { topic: deadDeliveryTopic, partition: 0, offset: deliveryId };
  return {
    consumer: notifierName,
    id: `${deadDeliveryTopic}/${deliveryId}`,
    key: null,
    record: { ...place, key: receiver, headers, body: Buffer.from(body) },
  };
}

export function deliveryIdIn({ offset }: LogRecord): string {
  return offset;
}
