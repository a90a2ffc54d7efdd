import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Global, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { messageLimitBytes, type DeadLetter, type InvestigationSummary } from '@compass/contracts';
import { PermanentError, randomIds, RetryableError, systemTimers } from '@compass/kernel';
import type { OutboundMessage } from '@compass/messaging';
import { alertPayloads } from '@compass/testing';
import { CLOCK, EVENT_LOG, GRPC_CLIENTS, IDS, LOGGER, METER, SETTINGS, TIMERS, TRACER } from '@compass/runtime';
import { GatewayModule } from './gateway-service.js';
import { operations } from './openapi/operations.js';

const id = '11111111-1111-5111-8111-111111111111';
const summary = { investigationId: id, status: 'INVESTIGATION_STATUS_RUNNING', verdict: null } as InvestigationSummary;
const letter = (service: string, failedAtMs: number) =>
  ({
    deadLetterId: `${service}-1`,
    service,
    code: 'not-json',
    failedAtMs,
    headers: {},
    body: Buffer.from('x'),
  }) as DeadLetter;

/** What stands behind the gateway in these tests. */
const mesh = {
  appended: [] as OutboundMessage[],
  logFailure: undefined as Error | undefined,
  calls: [] as unknown[],
  away: new Set<string>(),
  redriven: [] as string[],
  nowMs: 0,
  shed: 0,
};

const services = {
  'compass.investigations.v1.InvestigationService': () => ({
    listInvestigations: (request: object) => {
      mesh.calls.push(request);
      return Promise.resolve({ investigations: [summary], nextPageToken: 'next' });
    },
    getInvestigation: ({ investigationId }: { investigationId: string }) =>
      investigationId === id
        ? Promise.resolve({ summary, report: null })
        : Promise.reject(new PermanentError('unknown-investigation', 'no such investigation')),
  }),
  'compass.knowledge.v1.KnowledgeService': () => ({
    getObservations: ({ hashes }: { hashes: string[] }) =>
      Promise.resolve({ observations: hashes.includes('known') ? [{ hash: 'known', query: '{}', window: null }] : [] }),
  }),
  'compass.operations.v1.DeadLetterService': (service: string) => ({
    listDeadLetters: () =>
      mesh.away.has(service)
        ? Promise.reject(new RetryableError('unavailable', 'away'))
        : Promise.resolve({ deadLetters: [letter(service, service.length)], nextPageToken: '' }),
    getDeadLetter: ({ deadLetterId }: { deadLetterId: string }) =>
      deadLetterId === `${service}-1`
        ? Promise.resolve({ deadLetter: letter(service, 1) })
        : Promise.reject(new PermanentError('dead-letter-not-found', 'no such dead letter')),
    redriveDeadLetter: ({ deadLetterId }: { deadLetterId: string }) => {
      mesh.redriven.push(deadLetterId);
      return Promise.resolve({});
    },
  }),
};

const platform = [
  {
    provide: EVENT_LOG,
    useValue: {
      append: async (messages: OutboundMessage[]) => {
        if (mesh.logFailure) throw mesh.logFailure;
        mesh.appended.push(...messages);
        return Promise.resolve();
      },
    },
  },
  {
    provide: GRPC_CLIENTS,
    useValue: { client: (name: keyof typeof services, address: string) => services[name](address) },
  },
  {
    provide: SETTINGS,
    useValue: {
      COMPASS_INTAKE: 'intake',
      COMPASS_ORCHESTRATOR: 'orchestrator',
      COMPASS_MARKET: 'task-market',
      COMPASS_KNOWLEDGE: 'knowledge-store',
      COMPASS_ALERTS_PER_SECOND: 0.5,
      COMPASS_ALERTS_BURST: 600,
      COMPASS_ALERT_AUTH: 'off',
    },
  },
  { provide: TIMERS, useValue: systemTimers },
  { provide: IDS, useValue: randomIds },
  { provide: CLOCK, useValue: { now: () => mesh.nowMs } },
  { provide: METER, useValue: { createCounter: () => ({ add: (count: number) => (mesh.shed += count) }) } },
  { provide: TRACER, useValue: trace.getTracer('test') },
  { provide: LOGGER, useValue: { warn: () => undefined } },
];

@Global()
@Module({ providers: platform, exports: platform })
class Platform {}

@Module({ imports: [Platform, GatewayModule] })
class Gateway {}

let app: INestApplication;
let url: string;

beforeAll(async () => {
  app = await NestFactory.create(Gateway, { bodyParser: false, logger: false });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
});

afterAll(() => app.close());

beforeEach(() => {
  Object.assign(mesh, { appended: [], logFailure: undefined, calls: [], away: new Set(), redriven: [] });
});

const post = (body: string | Buffer, headers: Record<string, string> = {}, query = '') =>
  fetch(`${url}/v1/alerts/alertmanager${query}`, { method: 'POST', body, headers });
const get = async (path: string) => {
  const response = await fetch(url + path);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
};
const problem = (status: number, code: string) => ({
  status,
  type: 'application/problem+json',
  body: { type: `urn:compass:problem:${code}`, title: expect.any(String), status, detail: expect.any(String), code },
});

/** What an HTTP client lets through. */
const isSendable = (header: string | undefined): header is string => /^[\x20-\x7e]+$/.test(header ?? '');

test('whatever is posted as an alert is taken, or refused with a problem that has a code', async () => {
  const statuses = new Set<number>();
  for (const { body, headers } of alertPayloads(3, 500)) {
    const { 'compass-environment': environment = '' } = headers;
    const answer = await fetch(`${url}/v1/alerts/alertmanager?environment=${encodeURIComponent(environment)}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(isSendable(headers['traceparent']) && { traceparent: headers['traceparent'] }),
      },
      body: new Uint8Array(body),
    });
    statuses.add(answer.status);
    if (answer.status === 202) await answer.json();
    else
      expect(await answer.json()).toMatchObject({
        status: 400,
        code: expect.stringMatching(/^(not-json|invalid-query)$/) as unknown,
      });
  }
  expect([...statuses].sort()).toEqual([202, 400]);
}, 60_000);

test('a source that sends too much is told when to send again, and what is shed is counted; others are taken', async () => {
  const post = (environment: string) =>
    fetch(`${url}/v1/alerts/alertmanager?environment=${environment}`, { method: 'POST', body: '{}' });
  for (let n = 0; n < 600; n++) expect((await post('wild')).status).toBe(202);
  const [appended, shed] = [mesh.appended.length, mesh.shed];
  const refused = await post('wild');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(await refused.json()).toMatchObject({ code: 'quota-exceeded' });
  expect([mesh.appended.length, mesh.shed]).toEqual([appended, shed + 1]);
  expect((await post('calm')).status).toBe(202);
  mesh.nowMs += 2_000;
  expect((await post('wild')).status).toBe(202);
}, 60_000);

test('an environment that no log could carry is refused, not lost', async () => {
  const answer = await fetch(`${url}/v1/alerts/alertmanager?environment=a%00b`, { method: 'POST', body: '{}' });
  expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid-query' });
});

describe('POST /v1/alerts/alertmanager', () => {
  test('acknowledges what the log has, byte for byte', async () => {
    const response = await post('{ "groupKey": "g" }', { 'content-type': 'application/json' });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({
      topic: 'compass.alerts.v1',
      bytes: 19,
      traceId: expect.any(String),
      receiptId: mesh.appended[0]?.headers['compass-receipt'],
    });
    expect(mesh.appended).toEqual([expect.objectContaining({ body: Buffer.from('{ "groupKey": "g" }') })]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8', ''])(
    'takes any content type: %j',
    async (type) => {
      expect((await post('{"a":"é"}', { 'content-type': type })).status).toBe(202);
      expect(mesh.appended[0]?.body.toString()).toBe('{"a":"é"}');
    },
  );

  test.each<[string, Record<string, string>, string, string | undefined]>([
    ['of the header', { 'compass-environment': 'prod-eu' }, '', 'prod-eu'],
    ['of the query', {}, '?environment=shop/incident-001', 'shop/incident-001'],
    ['of the header before that of the query', { 'compass-environment': 'prod-eu' }, '?environment=other', 'prod-eu'],
    ['that nobody named', {}, '', undefined],
  ])('passes on the environment %s', async (_, headers, query, environment) => {
    await post('{}', headers, query);
    expect(mesh.appended[0]?.headers['compass-environment']).toBe(environment);
  });

  test('refuses what is not JSON, and the log never sees it', async () => {
    const response = await post('{"alerts": [');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'not-json' });
    expect(mesh.appended).toEqual([]);
  });

  test('knows no format that intake does not read; without one, intake recognises it', async () => {
    const unknown = await fetch(`${url}/v1/alerts/nagios`, { method: 'POST', body: '{}' });
    expect(await unknown.json()).toMatchObject({ status: 404, code: 'unknown-alert-format' });
    expect((await fetch(`${url}/v1/alerts`, { method: 'POST', body: '{}' })).status).toBe(202);
    expect(mesh.appended.map(({ headers }) => headers['compass-format'])).toEqual([undefined]);
  });

  test('passes on the attributes of a CloudEvent in binary mode', async () => {
    const headers = { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/m%20n', 'ce-type': 't', 'x-other': 'o' };
    await fetch(`${url}/v1/alerts/cloudevents`, { method: 'POST', body: '{}', headers });
    expect(mesh.appended[0]?.headers).toEqual({
      ...{ ce_specversion: '1.0', ce_id: '1', ce_source: '/m n', ce_type: 't', 'compass-format': 'cloudevents' },
      'compass-receipt': expect.any(String),
    });
  });

  test('takes as much as a message may have', async () => {
    const body = `"${'x'.repeat(messageLimitBytes - 2)}"`;
    expect((await post(body)).status).toBe(202);
  });

  test('refuses more, whether it says so beforehand or not', async () => {
    const body = Buffer.from(`"${'x'.repeat(messageLimitBytes)}"`);
    const announced = await post(body);
    expect(announced.status).toBe(413);
    expect(await announced.json()).toMatchObject({ code: 'message-too-large' });
    expect(await postChunked(body)).toBe(413);
    expect(mesh.appended).toEqual([]);
  });

  test('does not acknowledge what the log does not have', async () => {
    mesh.logFailure = new RetryableError('event-log-unavailable', 'no broker');
    const response = await post('{}');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'event-log-unavailable' });
  });
});

/** Without a content-length. */
function postChunked(body: Buffer): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}/v1/alerts/alertmanager`, { method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.write(body.subarray(0, 1000));
    request.end(body.subarray(1000));
  });
}

describe('GET /v1/investigations', () => {
  test('lists a page, with enums as words', async () => {
    const { status, body } = await get('/v1/investigations?pageSize=7&pageToken=t');
    expect(status).toBe(200);
    expect(body).toMatchObject({ investigations: [{ investigationId: id, status: 'running' }], nextPageToken: 'next' });
    expect(mesh.calls).toEqual([{ pageSize: 7, pageToken: 't' }]);
  });

  test.each(['pageSize=0', 'pageSize=501', 'pageSize=many', 'pageToken=a&pageToken=b'])('refuses %s', async (query) => {
    expect(await get(`/v1/investigations?${query}`)).toMatchObject(problem(400, 'invalid-query'));
  });

  test('gives one by id', async () => {
    const { status, body } = await get(`/v1/investigations/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ summary: { investigationId: id, status: 'running' }, report: null });
  });

  test.each([id.replaceAll('1', '2'), 'no-id', '%00'])('knows no investigation %s', async (unknown) => {
    expect(await get(`/v1/investigations/${unknown}`)).toMatchObject(problem(404, 'unknown-investigation'));
  });
});

describe('/v1/observations', () => {
  test('gives one by its hash, with the query behind it', async () => {
    const { status, body } = await get('/v1/observations/known');
    expect(status).toBe(200);
    expect(body).toMatchObject({ hash: 'known', query: '{}' });
  });

  test('knows no other', async () => {
    expect(await get('/v1/observations/other')).toMatchObject(problem(404, 'unknown-observation'));
  });
});

describe('/v1/dead-letters', () => {
  test('asks all services and shows the newest first', async () => {
    const { body } = await get('/v1/dead-letters?pageSize=3');
    expect(body).toMatchObject({
      deadLetters: [{ service: 'knowledge-store' }, { service: 'orchestrator' }, { service: 'task-market' }],
      unavailable: [],
    });
  });

  test('names a service that is away, and shows those of the others', async () => {
    mesh.away.add('orchestrator');
    const { status, body } = await get('/v1/dead-letters');
    expect(status).toBe(200);
    expect(body).toMatchObject({ unavailable: ['orchestrator'] });
    expect((body as { deadLetters: unknown[] }).deadLetters).toHaveLength(3);
  });

  test('lists those of one service, and fails when it is away', async () => {
    expect(await get('/v1/dead-letters/intake')).toMatchObject({ body: { deadLetters: [{ service: 'intake' }] } });
    mesh.away.add('intake');
    expect(await get('/v1/dead-letters/intake')).toMatchObject(problem(503, 'unavailable'));
  });

  test('shows one with its original bytes', async () => {
    const { body } = await get('/v1/dead-letters/intake/intake-1');
    expect(body).toMatchObject({ deadLetterId: 'intake-1', code: 'not-json', body: 'eA==' });
  });

  test('redrives one', async () => {
    const response = await fetch(`${url}/v1/dead-letters/intake/intake-1/redrive`, { method: 'POST' });
    expect(response.status).toBe(202);
    expect(mesh.redriven).toEqual(['intake-1']);
  });

  test.each([
    ['/v1/dead-letters/toString', 'unknown-service'],
    ['/v1/dead-letters/intake/other', 'dead-letter-not-found'],
  ])('%s is a 404: %s', async (path, code) => {
    expect(await get(path)).toMatchObject(problem(404, code));
  });
});

describe('the API', () => {
  test('serves its document, which has every route, and no other', async () => {
    const { body } = await get('/openapi.json');
    const documented = Object.keys((body as { paths: object }).paths);
    expect(documented.sort()).toEqual(routes().filter((path) => path !== '/openapi.json'));
    expect(documented).toHaveLength(new Set(operations.map(({ path }) => path)).size);
  });

  test('answers a path that nobody serves, or that is none, as a problem too', async () => {
    expect(await get('/v2/investigations')).toMatchObject(problem(404, 'not-found'));
    expect(await get('/v1/investigations/%E0%A4%A')).toMatchObject(problem(400, 'bad-request'));
  });
});

/** The paths that Express really has, parameters in braces. */
function routes(): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: { route?: { path: string } }[] } };
  const paths = router.stack.flatMap(({ route }) => route?.path.replace(/:(\w+)/g, '{$1}') ?? []);
  return [...new Set(paths)].sort();
}
