import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { messageLimitBytes } from '@compass/contracts';
import { RetryableError } from '@compass/kernel';
import { alertPayloads } from '@compass/testing';
import { operations } from './openapi/operations.js';
import { describedFetch } from './testing/described-fetch.js';
import { concludedId, GatewayUnderTest, id, mesh } from './testing/gateway-under-test.js';

const gateway = new GatewayUnderTest();
let url: string;
beforeAll(async () => {
  await gateway.start();
  ({ url } = gateway);
});
afterAll(() => gateway.stop());
beforeEach(() => gateway.reset());

const get = (path: string) => gateway.get(path);
const problem = (status: number, code: string) => ({
  status,
  type: 'application/problem+json',
  body: { type: `urn:compass:problem:${code}`, title: expect.any(String), status, detail: expect.any(String), code },
});
const post = (body: string | Buffer, headers: Record<string, string> = {}, query = '') =>
  describedFetch(`${url}/v1/alerts/alertmanager${query}`, { method: 'POST', body, headers });

/** What an HTTP client lets through. */
const isSendable = (header: string | undefined): header is string => /^[\x20-\x7e]+$/.test(header ?? '');

test('whatever is posted as an alert is taken, or refused with a problem that has a code', async () => {
  const statuses = new Set<number>();
  for (const { body, headers } of alertPayloads(3, 500)) {
    const { 'compass-environment': environment = '' } = headers;
    const answer = await describedFetch(
      `${url}/v1/alerts/alertmanager?environment=${encodeURIComponent(environment)}`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(isSendable(headers['traceparent']) && { traceparent: headers['traceparent'] }),
        },
        body: new Uint8Array(body),
      },
    );
    statuses.add(answer.status);
    if (answer.status === 202) await answer.json();
    else
      expect(await answer.json()).toMatchObject({
        status: 400,
        code: expect.stringMatching(/^(not-json|invalid-query)$/) as unknown,
      });
  }
  expect([...statuses].sort()).toEqual([202, 400]);
}, 300_000);

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
}, 300_000);

test('an environment that no log could carry is refused, not lost', async () => {
  const answer = await describedFetch(`${url}/v1/alerts/alertmanager?environment=a%00b`, {
    method: 'POST',
    body: '{}',
  });
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
    expect((await get('/v1/openapi.json')).body).toEqual(body);
    const documented = Object.keys((body as { paths: object }).paths);
    expect(documented.sort()).toEqual(routes().filter((path) => !path.endsWith('/openapi.json')));
    expect(documented).toHaveLength(new Set(operations.map(({ path }) => path)).size);
  });

  test('answers a path that nobody serves, or that is none, as a problem too', async () => {
    expect(await get('/v2/investigations')).toMatchObject(problem(404, 'not-found'));
    expect(await get('/v1/investigations/%E0%A4%A')).toMatchObject(problem(400, 'bad-request'));
  });
});

describe('a request that nobody could have meant', () => {
  const inPath = { key: 'alertmanager', service: 'intake', deadLetterId: 'intake-1', investigationId: concludedId };
  const pathOf = (path: string) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => (inPath as Record<string, string>)[name] ?? id);

  test.each(operations)('has a parameter that $id does not know', async ({ method, path, parameters = [] }) => {
    const init = { method: method.toUpperCase(), ...(method === 'post' && { body: '{}' }) };
    const answer = await describedFetch(`${url}${pathOf(path)}?enviroment=prod`, init);
    const refused = (await answer.json()) as { code: string; detail: string };
    expect([answer.status, refused.code]).toEqual([400, 'invalid-query']);
    expect(refused.detail).toMatch(/^enviroment: /);
    expect(refused.detail.includes('pageSize')).toBe(parameters.includes('pageSize'));
    expect([mesh.calls, mesh.appended, mesh.redriven]).toEqual([[], [], []]);
  });

  test.each([
    ['DELETE', '/v1/investigations', 'GET, HEAD'],
    ['PUT', `/v1/investigations/${id}/judgements/`, 'POST'],
    ['POST', '/V1/Agents?x=y', 'GET, HEAD'],
    ['PATCH', '/v1/alerts', 'POST, GET, HEAD'],
    ['GET', '/v1/agents/database/1.0.0/drain', 'POST'],
  ])('has the method %s of %s, which has %s', async (method, path, allow) => {
    const answer = await fetch(url + path, { method });
    expect(answer.headers.get('allow')).toBe(allow);
    expect({ status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }).toEqual(
      problem(405, 'method-not-allowed'),
    );
  });
});

describe('whether something has changed', () => {
  const one = `/v1/investigations/${concludedId}`;

  test.each(['/v1/investigations', one, `${one}/report?format=text`, `${one}/events`, '/v1/agents', '/openapi.json'])(
    'is told by one tag of %s, to GET and HEAD, and to a condition',
    async (path) => {
      const [got, head] = await Promise.all(['GET', 'HEAD'].map((method) => fetch(url + path, { method })));
      const tag = got!.headers.get('etag')!;
      expect(tag).toMatch(/^"[\w-]{27}"$/);
      expect([head!.status, head!.headers.get('etag'), await head!.text()]).toEqual([200, tag, '']);
      for (const method of ['GET', 'HEAD']) {
        const again = await fetch(url + path, { method, headers: { 'if-none-match': `"other", W/${tag}` } });
        expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
      }
    },
  );

  test('has no stream as its answer', async () => {
    const headers = { accept: 'text/event-stream' };
    const answer = await fetch(`${url}/v1/investigations/${id}/events`, { method: 'HEAD', headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  });
});

/** The paths that Express really has, parameters in braces. */
function routes(): string[] {
  const { router } = gateway.app.getHttpAdapter().getInstance() as {
    router: { stack: { route?: { path: string } }[] };
  };
  const paths = router.stack.flatMap(({ route }) => route?.path.replace(/:(\w+)/g, '{$1}') ?? []);
  return [...new Set(paths)].sort();
}
