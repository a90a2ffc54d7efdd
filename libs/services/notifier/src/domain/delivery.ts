import { deriveId } from '@compass/kernel';

/** One verdict for one receiver. */
export interface Delivery {
  /** The idempotency key that the receiver sees: the same for every attempt. */
  readonly deliveryId: string;
  readonly receiver: string;
  readonly investigationId: string;
  /** JSON, as it is sent. */
  readonly body: string;
}

/** A delivery in the hands of one instance. */
export interface ClaimedDelivery extends Delivery {
  /** Attempts that have begun, this one included. */
  readonly attempts: number;
  /** Headers of the trace that it belongs to. */
  readonly trace: Readonly<Record<string, string>>;
}

/** @param eventId of the verdict's event: the same however often it comes */
export function deliveryIdOf(eventId: string, receiver: string): string {
  return deriveId(eventId, 'webhook', receiver);
}
