import type { MessagingTransaction, Store } from '@compass/messaging';
import type { ClaimedDelivery, Delivery } from '../domain/delivery.js';

/** Effects outside, one row each: what is to be delivered, and what came of it. */
export interface Deliveries {
  /** Has them delivered from now on; one that is known already stays as it is. */
  request(deliveries: readonly Delivery[], nowMs: number): Promise<void>;
  /** Claims what is due for a receiver, for this caller alone until `claimedUntilMs`, and counts the attempt. */
  claimDue(receiver: string, nowMs: number, claimedUntilMs: number, limit: number): Promise<ClaimedDelivery[]>;
  /** When the receiver's next delivery may be claimed; undefined when none is pending. */
  nextDueAtMs(receiver: string): Promise<number | undefined>;
  /** False, here and below: the claim was lost to another instance. */
  delivered(claimed: ClaimedDelivery, nowMs: number): Promise<boolean>;
  postpone(claimed: ClaimedDelivery, dueAtMs: number): Promise<boolean>;
  giveUp(claimed: ClaimedDelivery, nowMs: number): Promise<boolean>;
  /** Has one that was given up tried again, from the first attempt. */
  revive(deliveryId: string, nowMs: number): Promise<void>;
  /** Forgets some that were settled before. Gives how many. */
  prune(beforeMs: number, limit: number): Promise<number>;
}

export interface NotifierTransaction extends MessagingTransaction {
  readonly deliveries: Deliveries;
}

/** The state of the notifier, as a port. */
export interface NotifierStore extends Store<NotifierTransaction> {
  /** Has `listener` called after each commit that left something to deliver. */
  onRequested(listener: () => void): void;
}
