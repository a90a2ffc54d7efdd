import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { systemTimers } from '@compass/kernel';
import { CodedFailures } from '../grpc/coded-failures.js';
import { GrpcServer } from '../grpc/grpc-server.js';
import { observedCalls } from '../grpc/observed-calls.js';
import { addReflection } from '../grpc/reflection.js';
import { addGrpcHealth } from '../health/grpc-health.js';
import type { Health } from '../health/health.js';
import { addHealthRoutes } from '../http/health-routes.js';
import { listenHttp } from '../http/listen-http.js';
import { observedRequests } from '../http/observed-requests.js';
import type { StopSequence } from '../lifecycle/stop-sequence.js';
import type { Addresses } from '../lifecycle/worker.js';
import type { Platform } from '../platform/platform.js';
import { grpcServicesOf } from '../service-definition.js';

/** Lets the container's controllers be called: gRPC with health, HTTP with health and metrics. Gives the real addresses. */
export async function serve(
  app: NestExpressApplication,
  platform: Platform,
  health: Health,
  stops: StopSequence,
): Promise<Addresses> {
  const { definition, settings, telemetry } = platform;
  app.disable('x-powered-by');
  app.use(observedRequests(telemetry.tracer, telemetry.meter));
  addHealthRoutes(app, health, telemetry);
  await definition.configureHttp?.(app);
  const grpc = connectGrpc(app, platform, health);
  stops.push('HTTP server', 1_000, () => app.close());
  stops.push('gRPC server', 1_500, () => grpc.close());
  await app.init();
  await app.startAllMicroservices();
  return { grpc: grpc.address, http: await listenHttp(app, settings.COMPASS_HTTP_LISTEN) };
}

function connectGrpc(app: NestExpressApplication, platform: Platform, health: Health): GrpcServer {
  const { definition, settings, telemetry, logger } = platform;
  const services = grpcServicesOf(definition);
  const server = new GrpcServer({
    listen: settings.COMPASS_GRPC_LISTEN,
    services,
    interceptors: [observedCalls(telemetry.tracer, telemetry.meter)],
    extend: (grpc) => {
      addGrpcHealth(grpc, health, services, systemTimers);
      addReflection(grpc, services);
    },
  });
  const hybrid = { deferInitialization: true }; // else the filter comes too late
  app
    .connectMicroservice<MicroserviceOptions>({ strategy: server }, hybrid)
    .useGlobalFilters(new CodedFailures(logger));
  return server;
}
