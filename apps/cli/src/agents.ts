import { addressFrom, withService } from './connection.js';

/** Prints the agents that are registered with the market, a line each. */
export async function listAgents(): Promise<void> {
  const { agents } = await withService('compass.market.v1.MarketService', addressFrom('COMPASS_MARKET'), (client) =>
    client.listAgents({}),
  );
  for (const { agent, biddable, draining, weight } of agents) {
    const status = draining ? 'draining' : biddable ? 'biddable' : 'joining';
    const share = weight >= 0 ? `  weight ${weight}` : '';
    console.log(`${agent?.name}@${agent?.version}  ${status}${share}  ${agent?.capabilities.join(' ')}`);
  }
}
