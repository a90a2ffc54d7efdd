import { agentProtocol, type AgentRegistrationInput } from '@compass/contracts';
import type { GrpcClients } from '@compass/runtime';
import { unrecorded } from '@compass/telemetry';
import type { Market } from './registration.js';

const callDeadlineMs = 2_000;

/** One instance of an agent version, as the market tells them apart. */
export interface AgentInstance {
  readonly name: string;
  readonly version: string;
  readonly instance: string;
}

/** The market over gRPC. */
export function grpcMarket(clients: GrpcClients, address: string, { name, version, instance }: AgentInstance): Market {
  const client = clients.client('compass.market.v1.MarketService', address);
  const self = { name, version, instance };
  const options = { deadlineMs: callDeadlineMs };
  return {
    register: (agent: AgentRegistrationInput) =>
      client.register({ agent: { ...agent, ...self, protocol: agentProtocol } }, options),
    heartbeat: async (consuming) => void (await unrecorded(() => client.heartbeat({ ...self, consuming }, options))),
    deregister: async () => void (await client.deregister(self, options)),
  };
}
