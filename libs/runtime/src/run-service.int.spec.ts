import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runService } from './run-service.js';
import { defineService } from './service-definition.js';
import { demoService, gate } from './testing/demo-service.js';
import { readAll, runDemo } from './testing/run-demo.js';

let demo: Awaited<ReturnType<typeof runDemo>> | undefined;
afterEach(async () => {
  await demo?.stop();
  demo = undefined;
});

const fetchJson = async (path: string, address = demo?.service.httpAddress) => {
  const response = await fetch(`http://${address}${path}`);
  return { status: response.status, body: await response.json() };
};

describe('a running service', () => {
  beforeEach(async () => {
    demo = await runDemo();
    await demo.service.ready;
  });

  test('listens on loopback only', () => {
    expect(demo?.service.httpAddress).toMatch(/^127\.0\.0\.1:[1-9]\d+$/);
    expect(demo?.service.grpcAddress).toMatch(/^127\.0\.0\.1:[1-9]\d+$/);
  });

  test('says that it lives and that it is ready', async () => {
    expect(await fetchJson('/healthz')).toMatchObject({ status: 200, body: { healthy: true } });
    expect(await fetchJson('/readyz')).toMatchObject({ status: 200, body: { checks: { running: true } } });
  });

  test('serves its own routes, in the trace that a request brings', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
    const response = await fetch(`http://${demo?.service.httpAddress}/answer`, { headers });
    expect(await response.json()).toEqual({ answer: 42, traceId });
  });

  test("counts its calls for Prometheus, by gRPC's own names of how they ended", async () => {
    for (const investigationId of ['any', 'missing'])
      await demo?.client.getInvestigation({ investigationId }).catch(() => undefined);
    const response = await fetch(`http://${demo?.service.httpAddress}/metrics`);
    const counts = await response.text();
    expect(counts).toMatch(/rpc_server_call_duration_count\{.*GetInvestigation.*"OK".*\} 1/);
    expect(counts).toMatch(/rpc_server_call_duration_count\{.*GetInvestigation.*"NOT_FOUND".*\} 1/);
  });
});

describe('addresses', () => {
  test('may be unix sockets, also where a killed process left one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'compass-runtime-'));
    const path = join(folder, 'demo.sock');
    leaveSocketBehind(path);
    demo = await runDemo({ COMPASS_GRPC_LISTEN: `unix:${path}`, COMPASS_HTTP_LISTEN: `unix:${folder}/http.sock` });
    expect(demo.service.grpcAddress).toBe(`unix:${path}`);
    expect((await demo.client.listInvestigations({})).nextPageToken).toBe('42');
    await rm(folder, { recursive: true });
  });

  test('that are taken stop the start', async () => {
    demo = await runDemo();
    const env = { COMPASS_LOG_LEVEL: 'silent', COMPASS_GRPC_LISTEN: demo.service.grpcAddress };
    await expect(runService(demoService, { env })).rejects.toMatchObject({ code: 'address-unusable' });
  });
});

test('a service without a controller for one of its methods does not start', async () => {
  const promising = defineService({ ...demoService, grpc: ['compass.market.v1.MarketService'] });
  const starting = runService(promising, { env: { COMPASS_LOG_LEVEL: 'silent' } });
  await expect(starting).rejects.toMatchObject({ code: 'unimplemented-method' });
});

test('several services in one process keep their settings', async () => {
  demo = await runDemo({ COMPASS_DEMO_ANSWER: '1' });
  const other = await runDemo({ COMPASS_DEMO_ANSWER: '2' });
  expect((await demo.client.listInvestigations({})).nextPageToken).toBe('1');
  expect((await other.client.listInvestigations({})).nextPageToken).toBe('2');
  await other.stop();
});

describe('a stop', () => {
  test('finishes the call in flight, and ends the streams', async () => {
    gate.reset();
    const running = await runDemo();
    const call = running.client.getInvestigation({ investigationId: 'gated' });
    const stream = readAll(running.client.watch({ investigationId: 'endless' }));
    await gate.entered.promise;
    const stopping = running.service.stop();
    gate.opened.resolve();
    expect((await call).summary).toBeDefined();
    await stopping;
    await expect(stream).rejects.toMatchObject({ kind: 'retryable' });
    running.clients.close();
  });

  test('finishes the request in flight', async () => {
    gate.reset();
    const running = await runDemo();
    const request = fetch(`http://${running.service.httpAddress}/gated`);
    await gate.entered.promise;
    const stopping = running.stop();
    gate.opened.resolve();
    expect(await (await request).text()).toBe('opened');
    await stopping;
  });

  test('is one stop, however often it is asked for', async () => {
    const running = await runDemo();
    await Promise.all([running.stop(), running.stop()]);
    await expect(fetch(`http://${running.service.httpAddress}/healthz`)).rejects.toThrow();
  });

  test('does not wait for ever for a call that hangs', async () => {
    const running = await runDemo();
    const call = running.client.getInvestigation({ investigationId: 'never' }).catch((error: unknown) => error);
    await running.client.listInvestigations({});
    await running.service.stop();
    running.clients.close();
    expect(await call).toMatchObject({ kind: 'retryable' });
  });
});

/** As kill -9 does: the file stays, and nobody listens. */
function leaveSocketBehind(path: string): void {
  const script = `require('net').createServer().listen('${path}', () => process.kill(process.pid, 'SIGKILL'))`;
  expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
}
