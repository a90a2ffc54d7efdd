import { print } from '../print.js';
import { addressFrom, withService } from '../connection.js';

const askMarket = <T>(work: Parameters<typeof withService<'compass.market.v1.MarketService', T>>[2]): Promise<T> =>
  withService('compass.market.v1.MarketService', addressFrom('COMPASS_MARKET'), work);

/** Drains a version of an agent, or ends that, and prints what it still has to answer. */
export async function drainAgent(
  name: string,
  version: string,
  { undo = false, json }: { undo?: boolean; json?: boolean },
): Promise<void> {
  const { openAwards } = await askMarket((market) => market.drainAgent({ name, version, draining: !undo }));
  const what = undo ? 'is asked for bids again' : 'gets no new awards';
  const drained = { name, version, draining: !undo, openAwards };
  print(drained, () => `${name}@${version} ${what}; it has ${openAwards} awards to answer\n`, json);
}

/** Gives a version of an agent a weight among those of its name, or takes it away. @param weight a whole number; absent: none */
export async function weighAgent(
  name: string,
  version: string,
  weight: number | undefined,
  json?: boolean,
): Promise<void> {
  await askMarket((market) => market.weighAgent({ name, version, weight: weight ?? -1 }));
  const said = weight === undefined ? 'has no weight' : `has the weight ${weight}`;
  print({ name, version, weight: weight ?? null }, () => `${name}@${version} ${said}\n`, json);
}
