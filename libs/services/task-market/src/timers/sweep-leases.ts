import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK, SETTINGS } from '@compass/runtime';
import { followRegistry, leaseSweep } from '../handlers/announce-capabilities.js';
import type { MarketStore } from '../store/market-store.js';
import type { MarketSettings } from '../settings.js';
import { MARKET_STORE } from '../tokens.js';
import type { TimerAction } from './timer-action.js';

/** Takes out agents whose lease has ended, from one lease after the market's start on: while it was away, nobody could renew. */
@Injectable()
export class SweepLeases implements TimerAction {
  readonly kind = 'lease-sweep';

  private readonly notBeforeMs: number;

  constructor(
    @Inject(MARKET_STORE) private readonly store: MarketStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) settings: Pick<MarketSettings, 'COMPASS_AGENT_LEASE_MS'>,
  ) {
    this.notBeforeMs = clock.now() + settings.COMPASS_AGENT_LEASE_MS;
  }

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
