import { addressFrom, withService } from './connection.js';

/** Prints the agents that are registered with the market, a line each. */
export async function listAgents(): Promise<void> {
  const { agents } = await withService('compass.market.v1.MarketService', addressFrom('COMPASS_MARKET'), (client) =>
    client.listAgents({}),
  );
  for (const { agent, biddable } of agents)
    console.log(
      `${agent?.name}@${agent?.version}  ${biddable ? 'biddable' : 'joining'}  ${agent?.capabilities.join(' ')}`,
    );
}
