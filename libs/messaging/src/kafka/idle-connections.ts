import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}

const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as {
  prototype: RequestQueue;
};
const schedule = Object.getOwnPropertyDescriptor(prototype, 'scheduleCheckPendingRequests')!
  .value as RequestQueue['scheduleCheckPendingRequests'];

/**
 * kafkajs 2.2.4 computes a negative delay for connections that are neither throttled nor have requests waiting, and
 * Node ≥ 22 makes that one millisecond: each idle connection would wake up a thousand times a second
 * (https://github.com/tulios/kafkajs/issues/1751). There is nothing to check then, so nothing is scheduled.
 */
prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
  const idle = this.pending.length === 0 && this.throttledUntil <= Date.now();
  if (!idle) schedule.call(this);
};
