import { addressFrom, withService } from '../connection.js';

const askMarket = <T>(work: Parameters<typeof withService<'compass.market.v1.MarketService', T>>[2]): Promise<T> =>
  withService('compass.market.v1.MarketService', addressFrom('COMPASS_MARKET'), work);

/** Drains a version of an agent, or ends that, and prints what it still has to answer. */
export async function drainAgent(name: string, version: string, { undo = false }: { undo?: boolean }): Promise<void> {
  const { openAwards } = await askMarket((market) => market.drainAgent({ name, version, draining: !undo }));
  const what = undo ? 'is asked for bids again' : 'gets no new awards';
  console.log(`${name}@${version} ${what}; it has ${openAwards} awards to answer`);
}

/** Gives a version of an agent a weight among those of its name, or takes it away. @param weight a whole number; absent: none */
export async function weighAgent(name: string, version: string, weight: number | undefined): Promise<void> {
  await askMarket((market) => market.weighAgent({ name, version, weight: weight ?? -1 }));
  console.log(`${name}@${version} ${weight === undefined ? 'has no weight' : `has the weight ${weight}`}`);
}
