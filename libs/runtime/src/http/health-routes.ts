import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Telemetry } from '@compass/telemetry';
import type { Health, HealthReport } from '../health/health.js';

/** /healthz (replace the process?), /readyz (send it work?) and /metrics (Prometheus); outside of Nest's routes and filters. */
export function addHealthRoutes(app: NestExpressApplication, health: Health, telemetry: Telemetry): void {
  const http = app.getHttpAdapter();
  http.get('/healthz', (_: IncomingMessage, response: ServerResponse) => answer(response, health.liveness()));
  http.get('/readyz', async (_: IncomingMessage, response: ServerResponse) =>
    answer(response, await health.readiness()),
  );
  http.get('/metrics', telemetry.metricsHandler);
}

function answer(response: ServerResponse, report: HealthReport): void {
  response.writeHead(report.healthy ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify(report));
}
