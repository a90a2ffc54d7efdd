import { integerSetting } from '@compass/runtime';
import { z } from 'zod';
import type { MarketRules } from './domain/task/market-task.js';

export const marketSettings = z.object({
  COMPASS_BID_DEADLINE_MS: integerSetting('Milliseconds that agents have to make an offer.', {
    min: 10,
    max: 10_000,
  }).default(250),
  COMPASS_BIDDER_PATIENCE_MS: integerSetting('Milliseconds that a task without a bidder waits for one.').default(
    10_000,
  ),
  COMPASS_MAX_ATTEMPTS: integerSetting('Awards of one task at most, the first one included.', {
    min: 1,
    max: 100,
  }).default(3),
  COMPASS_AGENT_LEASE_MS: integerSetting('Milliseconds after which a silent agent is taken for gone.', {
    min: 300,
    max: 600_000,
  }).default(6_000),
});

export type MarketSettings = z.infer<typeof marketSettings>;

/** What decisions read of the settings. */
export function marketRules(settings: MarketSettings): MarketRules {
  return {
    patienceMs: settings.COMPASS_BIDDER_PATIENCE_MS,
    maxAttempts: settings.COMPASS_MAX_ATTEMPTS,
    backoffMs: { first: 250, longest: 1_000 },
  };
}
