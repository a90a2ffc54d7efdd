import type { GetAccountResponse } from '@compass/contracts';
import { ChannelClients } from '@compass/runtime';
import { trace } from '@opentelemetry/api';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './mesh-client.js';
import type { RunningMesh } from './running-mesh.js';

/** The orchestrator hears of a new capability by an event, a moment after the market. */
const propagationMs = 500;

/** Resolves when the market would award a task to the agent, and the orchestrator knows what it offers. */
export async function untilBiddable(mesh: RunningMesh, agent: string): Promise<void> {
  await asking(mesh, (market) =>
    until(async () => {
      const { agents } = await market.listAgents({}).catch(() => ({ agents: [] }));
      return agents.some((entry) => entry.biddable && entry.agent?.name === agent) || undefined;
    }),
  );
  await sleep(propagationMs);
}

/** An investigation's account, once nothing in it is reserved any more. */
export async function untilSettled(mesh: RunningMesh, investigationId: string): Promise<GetAccountResponse> {
  return asking(mesh, (market) =>
    until(async () => {
      const account = await market.getAccount({ investigationId }).catch(() => undefined);
      return account?.reservedMicros === 0 ? account : undefined;
    }),
  );
}

type Market = ReturnType<typeof marketOf>;

async function asking<T>(mesh: RunningMesh, work: (market: Market) => Promise<T>): Promise<T> {
  const clients = new ChannelClients(trace.getTracer('test'));
  try {
    return await work(marketOf(clients, mesh));
  } finally {
    clients.close();
  }
}

const marketOf = (clients: ChannelClients, { environment }: RunningMesh) =>
  clients.client('compass.market.v1.MarketService', environment['COMPASS_MARKET']!);
