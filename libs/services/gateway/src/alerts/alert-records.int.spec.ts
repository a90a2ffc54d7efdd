import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describedFetch } from '../testing/described-fetch.js';
import { GatewayUnderTest, id, mesh } from '../testing/gateway-under-test.js';

const gateway = new GatewayUnderTest();
beforeAll(() => gateway.start());
beforeEach(() => gateway.reset());
afterAll(() => gateway.stop());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  describedFetch(gateway.url + path, { method: 'POST', body: JSON.stringify(body), headers });

describe('an alert', () => {
  test('can be asked why it went where it went', async () => {
    const { status, body } = await gateway.get(`/v1/alerts/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ outcome: 'joined', rule: 'same-workload', incidentId: 'i' });
    expect(await gateway.get('/v1/alerts/other')).toMatchObject({ status: 404, body: { code: 'unknown-alert' } });
  });

  test('is found by its receipt', async () => {
    const { body } = await gateway.get('/v1/alerts?receipt=r-1&environment=prod');
    expect(body).toMatchObject({ records: [{ receiptId: 'r-1' }] });
    expect(mesh.calls).toMatchObject([{ receiptId: 'r-1', environment: 'prod', incidentId: '', pageSize: 50 }]);
  });
});

describe('a silence', () => {
  const silence = { matchers: [{ label: 'service', pattern: 'checkout*' }], endsAt: '2030-01-01T00:00:00Z' };

  test('is made, listed and ended', async () => {
    expect((await post('/v1/silences', { ...silence, kind: 'maintenance' })).status).toBe(201);
    expect(mesh.calls).toMatchObject([
      { kind: 'SILENCE_KIND_MAINTENANCE', endsAtMs: Date.UTC(2030, 0, 1), matchers: [{ negated: false }] },
    ]);
    expect(await gateway.get('/v1/silences')).toMatchObject({ status: 200, body: { silences: [] } });
    expect((await post(`/v1/silences/${id}/end`, {})).status).toBe(200);
    expect((await post('/v1/silences/other/end', {})).status).toBe(404);
    expect((await post('/v1/silences/nightly/end', {})).status).toBe(409);
  });

  test('is made once for each key', async () => {
    expect((await post('/v1/silences', silence, { 'idempotency-key': 'mine' })).status).toBe(201);
    expect(mesh.calls).toMatchObject([{ requestKey: 'mine' }]);
    const reused = await post('/v1/silences', silence, { 'idempotency-key': 'used' });
    expect({ status: reused.status, body: await reused.json() }).toMatchObject({
      status: 422,
      body: { code: 'silence-key-reused' },
    });
  });

  test('that says nothing, or no end, is refused', async () => {
    expect((await post('/v1/silences', { matchers: silence.matchers })).status).toBe(400);
    expect((await post('/v1/silences', { ...silence, endsAt: 'tomorrow' })).status).toBe(400);
  });
});
