import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { contextFromHeaders } from './tracing/propagation.js';
import { createTelemetry, type Telemetry } from './create-telemetry.js';
import { unrecorded } from './tracing/unrecorded.js';
import { withSpan } from './tracing/with-span.js';

interface Exported {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue: string } }[] };
    scopeSpans: { spans: { name: string; traceId: string }[] }[];
  }[];
}

const base = { version: '1.2.3', instance: 'i-1' };
let receiver: Server;
let received: Exported[];
let otlpEndpoint: string;

beforeEach(async () => {
  received = [];
  receiver = createServer((request, response) => {
    void json(request).then((body) => {
      received.push(body as Exported);
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  otlpEndpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});

afterEach(() => {
  receiver.close();
});

function spansByService(): Record<string, string[]> {
  const spans: Record<string, string[]> = {};
  for (const { resource, scopeSpans } of received.flatMap((exported) => exported.resourceSpans)) {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    spans[service] = scopeSpans.flatMap((scope) => scope.spans.map(({ name }) => name));
  }
  return spans;
}

describe('two services in one process', () => {
  test('export their spans under their own names', async () => {
    const intake = createTelemetry({ ...base, service: 'intake', otlpEndpoint });
    const market = createTelemetry({ ...base, service: 'task-market', otlpEndpoint });
    await withSpan(intake.tracer, 'open', {}, () => withSpan(market.tracer, 'bid', {}, () => Promise.resolve()));
    await Promise.all([intake.shutdown(), market.shutdown()]);
    expect(spansByService()).toEqual({ intake: ['open'], 'task-market': ['bid'] });
    const ids = received.flatMap((e) => e.resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans)));
    expect(new Set(ids.map(({ traceId }) => traceId)).size).toBe(1);
  });

  test('keep their metrics apart', async () => {
    const intake = createTelemetry({ ...base, service: 'intake' });
    const market = createTelemetry({ ...base, service: 'task-market' });
    intake.meter.createCounter('compass.alerts').add(2, { outcome: 'accepted' });
    expect(await scrape(intake)).toContain('compass_alerts_total{outcome="accepted"} 2');
    expect(await scrape(market)).not.toContain('compass_alerts_total');
    expect(await scrape(market)).toContain('service_name="task-market"');
    expect(await scrape(market)).toMatch(/process_memory_usage \d+/);
  });
});

describe('sampling', () => {
  test('leaves out what is not worth recording', async () => {
    const { tracer, shutdown } = createTelemetry({ ...base, service: 'intake', otlpEndpoint });
    await unrecorded(() => withSpan(tracer, 'heartbeat', {}, () => Promise.resolve()));
    await withSpan(tracer, 'work', {}, () => Promise.resolve());
    await shutdown();
    expect(spansByService()).toEqual({ intake: ['work'] });
  });

  test('of none records nothing new, but follows a caller who records', async () => {
    const { tracer, shutdown } = createTelemetry({ ...base, service: 'intake', otlpEndpoint, sampling: 0 });
    const parent = contextFromHeaders({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
    await withSpan(tracer, 'new', {}, () => Promise.resolve());
    await withSpan(tracer, 'called', { parent }, () => Promise.resolve());
    await shutdown();
    expect(spansByService()).toEqual({ intake: ['called'] });
  });
});

test('shutting down does not fail when the receiver is away', async () => {
  const { tracer, shutdown } = createTelemetry({ ...base, service: 'intake', otlpEndpoint: 'http://127.0.0.1:1' });
  await withSpan(tracer, 'lost', {}, () => Promise.resolve());
  await expect(shutdown()).resolves.toBeUndefined();
});

async function scrape({ metricsHandler }: Telemetry): Promise<string> {
  const server = createServer(metricsHandler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const text = await response.text();
  server.close();
  return text;
}
