import type { Logger } from '@compass/telemetry';
import type { Health } from '../health/health.js';
import type { Addresses, Worker, Workers } from './worker.js';

/** The workers of one service: started together, stopped together, each a check of the service's health. */
export class WorkerSet implements Workers {
  private readonly workers: Worker[] = [];

  constructor(
    private readonly health: Health,
    private readonly logger: Logger,
  ) {}

  add(worker: Worker): void {
    this.workers.push(worker);
    this.health.add({
      name: worker.name,
      isReady: () => worker.isReady?.() ?? true,
      isAlive: () => worker.isAlive?.() ?? true,
    });
  }

  async start(addresses: Addresses): Promise<void> {
    for (const worker of this.workers) await worker.start(addresses);
  }

  /** Also when some were never started. What fails to stop is logged, and does not keep the others. */
  async stop(): Promise<void> {
    await Promise.all(
      this.workers.map(async (worker) => {
        try {
          await worker.stop();
        } catch (error) {
          this.logger.error('a worker did not stop cleanly', { worker: worker.name, error });
        }
      }),
    );
  }
}
