import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describedFetch } from './testing/described-fetch.js';
import { concluded, concludedId, GatewayUnderTest, id, mesh } from './testing/gateway-under-test.js';

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
        expect.objectContaining({
          hash: 'known-2',
          link: 'https://grafana.example.com/explore?from=0&to=60000&names=cpu%2Cio&env=prod-eu',
        }),
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
    const answer = await describedFetch(`${url}/v1/investigations/${id}/events?fromVersion=2`);
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
