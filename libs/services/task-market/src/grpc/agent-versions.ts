import { Inject, Injectable } from '@nestjs/common';
import { bidderKey, type VersionKey } from '../domain/registry/bidder.js';
import { noRule, type VersionRule } from '../domain/registry/routing.js';
import { followRegistry } from '../handlers/announce-capabilities.js';
import type { MarketStore } from '../store/market-store.js';
import { MARKET_STORE } from '../tokens.js';

/** What operators say about versions of agents. It is kept by name and version, also while no instance is registered. */
@Injectable()
export class AgentVersions {
  constructor(@Inject(MARKET_STORE) private readonly store: MarketStore) {}

  /**
   * From the next auction on a version that drains is asked for nothing; what only such versions offer is on offer no more.
   * @returns the awards that it has not answered yet
   */
  async drain(version: VersionKey, draining: boolean): Promise<number> {
    await this.change(version, { draining });
    const open = await this.store.transact(({ attempts }) => attempts.countOpen());
    return open.get(bidderKey(version)) ?? 0;
  }

  /** @param weight null: none any more */
  weigh(version: VersionKey, weight: number | null): Promise<void> {
    return this.change(version, { weight });
  }

  private async change(version: VersionKey, part: Partial<VersionRule>): Promise<void> {
    await this.store.transact(async (tx) => {
      const last = await tx.registry.lock();
      const rules = await tx.registry.rules();
      const before = rules.find((rule) => bidderKey(rule) === bidderKey(version)) ?? { ...noRule, ...version };
      await tx.registry.saveRule({ ...before, ...part });
      await followRegistry(tx, last);
    });
  }
}
