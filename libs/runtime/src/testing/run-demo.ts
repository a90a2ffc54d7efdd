import { createTelemetry } from '@compass/telemetry';
import type { ServiceName } from '@compass/contracts';
import { ChannelClients } from '../grpc/channel-clients.js';
import { runService } from '../run-service.js';
import { demoService } from './demo-service.js';

/** Names what `client` talks to. */
const demo = 'compass.investigations.v1.InvestigationService' satisfies ServiceName;

/** Reads a stream to its end; gives what came. */
export async function readAll<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const messages: T[] = [];
  for await (const message of stream) messages.push(message);
  return messages;
}

/** A demo service that is up, and a client of it in another (pretended) process. */
export async function runDemo(env: Record<string, string> = {}) {
  const service = await runService(demoService, { env: { COMPASS_LOG_LEVEL: 'silent', ...env } });
  const { tracer } = createTelemetry({ service: 'caller', version: '1', instance: 'caller-1' });
  const clients = new ChannelClients(tracer);
  const stop = async () => {
    clients.close();
    await service.stop();
  };
  return { service, clients, tracer, client: clients.client(demo, service.grpcAddress), stop };
}
