import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeGenericClientConstructor, credentials, type Client, type ServiceError } from '@grpc/grpc-js';
import { runService, type RunningService } from '../run-service.js';
import { defineService } from '../service-definition.js';
import { WORKERS } from '../tokens.js';
import { demoService } from '../testing/demo-service.js';
import type { Worker, Workers } from '../lifecycle/worker.js';
import { healthService, type HealthCheckResponse } from './health-definition.js';

interface HealthClient extends Client {
  check(request: object, callback: (failure: ServiceError | null, response?: HealthCheckResponse) => void): void;
  watch(
    request: object,
  ): AsyncIterable<HealthCheckResponse> & { cancel(): void; on(event: 'error', ignore: () => void): void };
}

class ControlledWorker implements Worker {
  readonly name = 'controlled';
  ready = false;
  alive = true;
  start = () => Promise.resolve();
  stop = () => Promise.resolve();
  isReady = () => this.ready;
  isAlive = () => this.alive;
}

let worker: ControlledWorker;
let service: RunningService;
let client: HealthClient;

beforeEach(async () => {
  worker = new ControlledWorker();
  const withWorker = defineService({
    ...demoService,
    grpc: [],
    module: () => ({
      module: class {},
      providers: [{ provide: 'worker', inject: [WORKERS], useFactory: (workers: Workers) => workers.add(worker) }],
    }),
  });
  service = await runService(withWorker, { env: { COMPASS_LOG_LEVEL: 'silent' } });
  const Health = makeGenericClientConstructor(healthService, 'Health');
  client = new Health(service.grpcAddress, credentials.createInsecure()) as unknown as HealthClient;
});

afterEach(async () => {
  client.close();
  await service.stop();
});

const http = async (path: string) => (await fetch(`http://${service.httpAddress}${path}`)).status;

function check(name = ''): Promise<HealthCheckResponse | undefined> {
  return new Promise((resolve, reject) => {
    client.check({ service: name }, (failure, response) => (failure ? reject(failure) : resolve(response)));
  });
}

describe('a service', () => {
  test('is ready once its workers are', async () => {
    expect(await http('/readyz')).toBe(503);
    expect(await check()).toEqual({ status: 'NOT_SERVING' });
    worker.ready = true;
    await service.ready;
    expect(await http('/readyz')).toBe(200);
    expect(await check()).toEqual({ status: 'SERVING' });
  });

  test('is no longer alive when a worker is dead', async () => {
    expect(await http('/healthz')).toBe(200);
    worker.alive = false;
    expect(await http('/healthz')).toBe(503);
  });

  test('knows only the health of what it serves', async () => {
    await expect(check('compass.market.v1.MarketService')).rejects.toMatchObject({ code: 5 });
  });

  test('tells those who watch when it changes', async () => {
    const watch = client.watch({ service: '' });
    watch.on('error', () => undefined); // cancelled below
    const seen: string[] = [];
    for await (const { status } of watch) {
      seen.push(status);
      worker.ready = true;
      if (seen.length === 2) break;
    }
    expect(seen).toEqual(['NOT_SERVING', 'SERVING']);
  });

  test('that is stopped before it was ready says so to those who wait', async () => {
    const waiting = expect(service.ready).rejects.toMatchObject({ code: 'stopped' });
    await service.stop();
    await waiting;
  });
});
