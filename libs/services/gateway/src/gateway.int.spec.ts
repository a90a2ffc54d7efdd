import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import {
  messageLimitBytes,
  type DeadLetter,
  type InvestigationSummary,
  type JudgeHypothesisRequest,
} from '@compass/contracts';
import { PermanentError, randomIds, RetryableError, systemTimers } from '@compass/kernel';
import type { OutboundMessage } from '@compass/messaging';
import { alertPayloads } from '@compass/testing';
import { CLOCK, EVENT_LOG, GRPC_CLIENTS, IDS, LOGGER, METER, SETTINGS, TIMERS, TRACER } from '@compass/runtime';
import { GatewayModule } from './gateway-service.js';
import { operations } from './openapi/operations.js';
import { describedFetch } from './testing/described-fetch.js';
import { concludedInvestigation, observationOf } from './testing/concluded.js';

const id = '11111111-1111-5111-8111-111111111111';
const summary: InvestigationSummary = {
  ...{ investigationId: id, incidentId: 'i', environment: 'prod-eu', service: 'checkout', alert: 'Slow' },
  ...{ status: 'INVESTIGATION_STATUS_RUNNING', openedAtMs: 1, concludedAtMs: 0, verdict: null, version: 2 },
};
const concluded = concludedInvestigation();
const concludedId = concluded.summary.investigationId;
const letter = (service: string, failedAtMs: number): DeadLetter => ({
  ...{ deadLetterId: `${service}-1`, service, topic: 'compass.alerts.v1', partition: 0, offset: '7', key: '' },
  ...{ code: 'not-json', reason: 'the body is not JSON', attempts: 1, failedAtMs, headers: {} },
  ...{ body: Buffer.from('x'), bodyBytes: 1 },
});

const directory = mkdtempSync(join(tmpdir(), 'compass-links-'));
const deepLinks = join(directory, 'links.yaml');
const explore = 'https://grafana.example.com/explore?from={startMs}&to={endMs}&names={arguments.names}&env={environment}';
writeFileSync(
  deepLinks,
  `links:
  - { signal: metrics, environments: [elsewhere], url: 'https://elsewhere.example.com' }
  - { signal: metrics, url: '${explore}' }
`,
);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

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
    getInvestigation: ({ investigationId }: { investigationId: string }) => {
      if (investigationId === concludedId) return Promise.resolve(concluded);
      return investigationId === id
        ? Promise.resolve({ summary, report: null, judgements: [] })
        : Promise.reject(new PermanentError('unknown-investigation', 'no such investigation'));
    },
    getTimeline: ({ investigationId }: { investigationId: string }) =>
      Promise.resolve({ investigationId, openedAtMs: 1, totalMs: 2, phases: [], tasks: [], criticalPath: [] }),
    judgeHypothesis: (request: JudgeHypothesisRequest) => {
      mesh.calls.push(request);
      if (request.hypothesisId !== 'h-1') throw new PermanentError('unknown-hypothesis', 'no such hypothesis');
      if (request.note === 'other') throw new PermanentError('judgement-id-reused', 'used for another');
      return Promise.resolve({ judgement: { ...request, atMs: 9 } });
    },
    async *watch({ fromVersion }: { fromVersion: number }) {
      const types = ['InvestigationOpened', 'TasksRequested', 'VerdictReached'];
      for (const [index, type] of types.entries()) {
        const version = index + 1;
        if (version < fromVersion) continue;
        yield await Promise.resolve({ investigationId: id, version, type, atMs: 1, data: `{"n":${version}}`, hash: 'h' });
      }
    },
  }),
  'compass.knowledge.v1.KnowledgeService': () => ({
    getObservations: ({ hashes }: { hashes: string[] }) =>
      Promise.resolve({ observations: hashes.filter((hash) => hash.startsWith('known')).map(observationOf) }),
  }),
  'compass.market.v1.MarketService': () => ({ listAgents: () => Promise.resolve({ agents: [] }) }),
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
      COMPASS_API_AUTH: 'off',
      COMPASS_DEEP_LINKS: deepLinks,
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
  describedFetch(`${url}/v1/alerts/alertmanager${query}`, { method: 'POST', body, headers });
const get = async (path: string) => {
  const response = await describedFetch(url + path);
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
    const answer = await describedFetch(`${url}/v1/alerts/alertmanager?environment=${encodeURIComponent(environment)}`, {
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
    describedFetch(`${url}/v1/alerts/alertmanager?environment=${environment}`, { method: 'POST', body: '{}' });
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
  const answer = await describedFetch(`${url}/v1/alerts/alertmanager?environment=a%00b`, { method: 'POST', body: '{}' });
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
    const unknown = await describedFetch(`${url}/v1/alerts/nagios`, { method: 'POST', body: '{}' });
    expect(await unknown.json()).toMatchObject({ status: 404, code: 'unknown-alert-format' });
    expect((await describedFetch(`${url}/v1/alerts`, { method: 'POST', body: '{}' })).status).toBe(202);
    expect(mesh.appended.map(({ headers }) => headers['compass-format'])).toEqual([undefined]);
  });

  test('passes on the attributes of a CloudEvent in binary mode', async () => {
    const headers = { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/m%20n', 'ce-type': 't', 'x-other': 'o' };
    await describedFetch(`${url}/v1/alerts/cloudevents`, { method: 'POST', body: '{}', headers });
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
    expect(mesh.calls).toMatchObject([{ pageSize: 7, pageToken: 't', statuses: [], sinceMs: 0 }]);
  });

  test.each([
    ...['pageSize=0', 'pageSize=501', 'pageSize=many', 'pageToken=a&pageToken=b'],
    ...['status=broken', 'verdict=maybe', 'since=yesterday', 'until=-1'],
  ])('refuses %s', async (query) => {
    expect(await get(`/v1/investigations?${query}`)).toMatchObject(problem(400, 'invalid-query'));
  });

  test('asks for what a filter lets pass', async () => {
    await get(
      '/v1/investigations?status=running,waiting&verdict=cause&environment=e&service=s&since=2026-01-01T00:00:00Z&until=5',
    );
    expect(mesh.calls).toMatchObject([
      {
        statuses: ['INVESTIGATION_STATUS_RUNNING', 'INVESTIGATION_STATUS_WAITING'],
        verdictKinds: ['VERDICT_KIND_CAUSE'],
        ...{ environment: 'e', service: 's', sinceMs: Date.UTC(2026, 0, 1), untilMs: 5 },
      },
    ]);
  });

  test('says that nothing has changed to who knows it already', async () => {
    const first = await describedFetch(`${url}/v1/investigations/${id}`);
    const headers = { 'if-none-match': first.headers.get('etag')! };
    expect((await describedFetch(`${url}/v1/investigations/${id}`, { headers })).status).toBe(304);
  });

  test('tells where the time went', async () => {
    expect(await get(`/v1/investigations/${id}/timeline`)).toMatchObject({ status: 200, body: { totalMs: 2 } });
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

describe('a report', () => {
  const path = `/v1/investigations/${concludedId}/report`;

  test.each([
    ['application/json', '', 'application/json'],
    ['', '?format=json', 'application/json'],
    ['text/markdown', '', 'text/markdown'],
    ['text/html, text/plain;q=0.9, */*;q=0.1', '', 'text/plain'],
    ['application/json', '?format=text', 'text/plain'],
  ])('for %j%s is %s', async (accept, query, type) => {
    const answer = await describedFetch(url + path + query, { headers: { accept } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    const words = await answer.text();
    for (const part of ['Sessions wait for locks.', 'known-1', 'Stood 2 tests', 'ada', 'it is the migration'])
      expect(words).toContain(part);
  });

  test('has the query, the window, the hash and a deep link of what it cites', async () => {
    const { body } = await get(path);
    expect(body).toMatchObject({
      report: { verdict: { kind: 'cause' }, degraded: ['platform: a.b is not available'] },
      judgements: [{ choice: 'confirmed', by: 'ada' }],
      observations: [
        {
          ...{ hash: 'known-1', signal: 'metrics', operation: 'range', arguments: { names: ['cpu', 'io'] } },
          ...{ window: { startMs: 0, endMs: 60_000 }, available: true },
          link: 'https://grafana.example.com/explore?from=0&to=60000&names=cpu%2Cio&env=prod-eu',
        },
        expect.objectContaining({ hash: 'known-2', link: 'https://grafana.example.com/explore?from=0&to=60000&names=cpu%2Cio&env=prod-eu' }),
      ],
    });
  });

  test('of a running investigation is not there yet, and other forms there are none', async () => {
    expect(await get(`/v1/investigations/${id}/report`)).toMatchObject(problem(409, 'not-concluded'));
    const answer = await describedFetch(url + path, { headers: { accept: 'application/pdf' } });
    expect(answer.status).toBe(406);
    expect(await get(`${path}?format=pdf`)).toMatchObject(problem(400, 'invalid-query'));
  });
});

describe('the events of an investigation', () => {
  const stream = (headers: Record<string, string> = {}, of = id) =>
    describedFetch(`${url}/v1/investigations/${of}/events`, { headers: { accept: 'text/event-stream', ...headers } });

  test('are streamed, each with its version as id, until the verdict', async () => {
    const answer = await stream();
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const events = (await answer.text()).trim().split('\n\n');
    expect(events).toHaveLength(3);
    expect(events[0]).toBe(
      'id: 1\nevent: InvestigationOpened\ndata: {"version":1,"type":"InvestigationOpened","atMs":1,"hash":"h","event":{"n":1}}',
    );
  });

  test('go on behind the last one that was seen, and end for good behind the last one of all', async () => {
    expect(await (await stream({ 'last-event-id': '2' })).text()).toMatch(/^id: 3\n/);
    expect((await stream({ 'last-event-id': String(concluded.summary.version) }, concludedId)).status).toBe(204);
  });

  test('that there are now come as JSON', async () => {
    const answer = await describedFetch(`${url}/v1/investigations/${id}/events?fromVersion=2`, {
      headers: { accept: 'application/json' },
    });
    expect(await answer.json()).toMatchObject({ events: [{ version: 2, event: { n: 2 } }] });
  });

  test('of nobody are a 404', async () => {
    expect((await stream({}, id.replaceAll('1', '3'))).status).toBe(404);
  });
});

describe('a judgement', () => {
  const judge = (body: unknown, headers: Record<string, string> = {}) =>
    describedFetch(`${url}/v1/investigations/${id}/judgements`, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  test('is handed on with the key of its request', async () => {
    const body = { hypothesisId: 'h-1', choice: 'rejected', note: 'no such lock', by: 'ada' };
    const answer = await judge(body, { 'idempotency-key': 'key-1' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ choice: 'rejected', by: 'ada', atMs: 9 });
    expect(mesh.calls).toMatchObject([{ judgementId: 'key-1', choice: 'JUDGEMENT_CHOICE_REJECTED' }]);
  });

  test.each([
    ['{', 400, 'not-json'],
    [{ hypothesisId: 'h-1' }, 400, 'invalid-body'],
    [{ hypothesisId: 'h-1', choice: 'rejected', sure: true }, 400, 'invalid-body'],
    [{ hypothesisId: 'h-2', choice: 'rejected' }, 404, 'unknown-hypothesis'],
    [{ hypothesisId: 'h-1', choice: 'rejected', note: 'other' }, 422, 'judgement-id-reused'],
  ])('like %j is refused: %i %s', async (body, status, code) => {
    const answer = await judge(body);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });
});

test('agents are listed', async () => {
  expect(await get('/v1/agents')).toMatchObject({ status: 200, body: { agents: [] } });
});

describe('/v1/observations', () => {
  test('gives one by its hash, with the query behind it', async () => {
    const { status, body } = await get('/v1/observations/known');
    expect(status).toBe(200);
    expect(body).toMatchObject({ hash: 'known', availability: 'available' });
  });

  test('knows no other', async () => {
    expect(await get('/v1/observations/other')).toMatchObject(problem(404, 'unknown-observation'));
  });
});

describe('/v1/deadletters', () => {
  test('asks all services and shows the newest first', async () => {
    const { body } = await get('/v1/deadletters?pageSize=3');
    expect(body).toMatchObject({
      deadLetters: [{ service: 'knowledge-store' }, { service: 'orchestrator' }, { service: 'task-market' }],
      unavailable: [],
    });
  });

  test('names a service that is away, and shows those of the others', async () => {
    mesh.away.add('orchestrator');
    const { status, body } = await get('/v1/deadletters');
    expect(status).toBe(200);
    expect(body).toMatchObject({ unavailable: ['orchestrator'] });
    expect((body as { deadLetters: unknown[] }).deadLetters).toHaveLength(3);
  });

  test('lists those of one service, and fails when it is away', async () => {
    expect(await get('/v1/deadletters/intake')).toMatchObject({ body: { deadLetters: [{ service: 'intake' }] } });
    mesh.away.add('intake');
    expect(await get('/v1/deadletters/intake')).toMatchObject(problem(503, 'unavailable'));
  });

  test('shows one with its original bytes', async () => {
    const { body } = await get('/v1/deadletters/intake/intake-1');
    expect(body).toMatchObject({ deadLetterId: 'intake-1', code: 'not-json', body: 'eA==' });
  });

  test('redrives one', async () => {
    const response = await describedFetch(`${url}/v1/deadletters/intake/intake-1/redrive`, { method: 'POST' });
    expect(response.status).toBe(202);
    expect(mesh.redriven).toEqual(['intake-1']);
  });

  test.each([
    ['/v1/deadletters/toString', 'unknown-service'],
    ['/v1/deadletters/intake/other', 'dead-letter-not-found'],
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
