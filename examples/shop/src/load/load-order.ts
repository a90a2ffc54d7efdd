import type { Demand } from './arrivals.js';

/** What the load generator is told, by an environment variable. */
export interface LoadOrder {
  readonly webUrl: string;
  readonly seed: number;
  readonly demand: Demand;
}

export function loadEnvironment(order: LoadOrder): Record<string, string> {
  return { SHOP_LOAD: JSON.stringify(order) };
}

/** The order of this process. Throws when there is none. */
export function ownLoadOrder(): LoadOrder {
  const json = process.env['SHOP_LOAD'];
  if (!json) throw new Error('SHOP_LOAD is not set: the load generator is started by scenario/run-incident.ts');
  return JSON.parse(json) as LoadOrder;
}
