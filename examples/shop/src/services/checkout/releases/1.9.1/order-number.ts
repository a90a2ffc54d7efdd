import { randomUUID } from 'node:crypto';

/** A new order's number; the prefix tells the channel that it came by. */
export function newOrderNumber(): string {
  return `w-${randomUUID()}`;
}
