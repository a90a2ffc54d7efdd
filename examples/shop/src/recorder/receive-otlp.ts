import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OtlpLogs, OtlpMetrics, OtlpTraces } from './otlp.js';

/** Where received telemetry goes. */
export interface OtlpSink {
  addTraces(traces: OtlpTraces): void;
  addLogs(logs: OtlpLogs): void;
  addMetrics(metrics: OtlpMetrics): void;
}

/** An OTLP/HTTP receiver (JSON encoding) on a free port of this machine. */
export async function receiveOtlp(sink: OtlpSink): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    bodyOf(request).then(
      (body) => {
        deliver(sink, request.url ?? '', body);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      },
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

function deliver(sink: OtlpSink, path: string, body: unknown): void {
  if (path === '/v1/traces') sink.addTraces(body as OtlpTraces);
  if (path === '/v1/logs') sink.addLogs(body as OtlpLogs);
  if (path === '/v1/metrics') sink.addMetrics(body as OtlpMetrics);
}
