import { Server, ServerCredentials } from '@grpc/grpc-js';
import { serviceDefinition } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import type { PlayedEvidence } from './played-evidence.js';
import type { PlayedMarket } from './played-market.js';

export interface ServedMesh {
  /** host:port, with the real port. */
  readonly address: string;
  stop(): void;
}

/** Serves market and knowledge store at one address. @throws PermanentError `address-unusable` */
export async function serveMesh(listen: string, market: PlayedMarket, evidence: PlayedEvidence): Promise<ServedMesh> {
  const server = new Server({ 'grpc.max_receive_message_length': 64 * 1024 * 1024 });
  server.addService(serviceDefinition('compass.market.v1.MarketService'), market.handlers);
  server.addService(serviceDefinition('compass.knowledge.v1.KnowledgeService'), evidence.handlers);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(listen, ServerCredentials.createInsecure(), (cause, bound) =>
      cause ? reject(new PermanentError('address-unusable', hint(listen, cause), { cause })) : resolve(bound),
    ),
  );
  return { address: listen.replace(/:\d+$/, `:${port}`), stop: () => server.forceShutdown() };
}

const hint = (listen: string, { message }: Error): string =>
  `cannot listen on ${listen} (${message}): name a free address, where the suite plays the market; the agent's own address comes with its registration`;
