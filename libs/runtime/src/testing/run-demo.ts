import { createTelemetry } from '@compass/telemetry';
import type { ServiceName } from '@compass/contracts';
import { ChannelClients } from '../grpc/channel-clients.js';
import { runService } from '../run-service.js';
import { demoService } from './demo-service.js';

/** Names what `client` talks to. */
const demo = 'compass.investigations.v1.InvestigationService' satisfies ServiceName;

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
