import type { Clock } from '@compass/kernel';
import { followRegistry, leaseSweep } from '../handlers/announce-capabilities.js';
import type { MarketStore } from '../store/market-store.js';
import type { TimerAction } from './timer-action.js';

/** Takes out agents whose lease has ended. */
export class SweepLeases implements TimerAction {
  readonly kind = 'lease-sweep';

  /** @param notBeforeMs one lease after the market's start: while it was away, nobody could renew */
  constructor(
    private readonly store: MarketStore,
    private readonly clock: Clock,
    private readonly notBeforeMs: number,
  ) {}

  async run(): Promise<void> {
    await this.store.transact(async (tx) => {
      const nowMs = this.clock.now();
      const last = await tx.registry.lock();
      if (nowMs >= this.notBeforeMs) {
        await tx.registry.removeExpired(nowMs);
        return followRegistry(tx, last);
      }
      const due = { subject: leaseSweep, kind: this.kind, investigationId: null, dueAtMs: this.notBeforeMs } as const;
      return tx.timers.set([due]);
    });
  }
}
