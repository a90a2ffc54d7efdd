import type { Cancel } from '@compass/kernel';
import type { Worker } from '@compass/runtime';
import type { Receiver } from '../domain/receiver.js';
import { ReceiverQueue, type QueuePorts } from './receiver-queue.js';

const hourMs = 3_600_000;
/** Longer than the log keeps verdicts: until then one may come again. */
const keepMs = 37 * 24 * hourMs;
const pageOfPruning = 500;

/** Delivers what is due, each receiver's on its own; what was settled long ago is forgotten. */
export class DeliveryRunner implements Worker {
  readonly name = 'webhooks';
  private readonly queues: readonly ReceiverQueue[];
  private stopPruning: Cancel = () => undefined;

  constructor(
    receivers: readonly Receiver[],
    private readonly ports: QueuePorts,
  ) {
    this.queues = receivers.map((receiver) => new ReceiverQueue(receiver, ports));
  }

  start(): Promise<void> {
    const { store, timers, logger } = this.ports;
    store.onRequested(() => this.wake());
    this.wake();
    this.stopPruning = timers.every(hourMs, () => {
      this.prune().catch((error: unknown) => logger.warn('deliveries are not pruned yet', { error }));
    });
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopPruning();
    await Promise.all(this.queues.map((queue) => queue.stop()));
  }

  private wake(): void {
    for (const queue of this.queues) queue.wake();
  }

  private async prune(): Promise<void> {
    const { store, clock } = this.ports;
    const beforeMs = clock.now() - keepMs;
    const some = () => store.transact(({ deliveries }) => deliveries.prune(beforeMs, pageOfPruning));
    while ((await some()) === pageOfPruning);
  }
}
