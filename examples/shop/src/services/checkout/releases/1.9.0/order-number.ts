import { randomUUID } from 'node:crypto';

/** A new order's number. */
export function newOrderNumber(): string {
  return randomUUID();
}
