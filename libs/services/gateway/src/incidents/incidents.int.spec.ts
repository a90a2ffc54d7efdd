import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GatewayUnderTest, id, mesh } from '../testing/gateway-under-test.js';

const gateway = new GatewayUnderTest();
beforeAll(() => gateway.start());
beforeEach(() => gateway.reset());
afterAll(() => gateway.stop());

describe('an incident', () => {
  test('can be asked what is in it, and who answers for it', async () => {
    const { status, body } = await gateway.get(`/v1/incidents/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'open', investigationId: id, incident: { severity: 'critical' } });
    expect(await gateway.get('/v1/incidents/other')).toMatchObject({ status: 404, body: { code: 'unknown-incident' } });
  });

  test('is found by what it is about', async () => {
    const { body } = await gateway.get('/v1/incidents?status=open&service=checkout&since=5');
    expect(body).toMatchObject({ records: [{ alertCount: 2, workloads: ['checkout'] }] });
    expect(mesh.calls).toMatchObject([
      { status: 'INCIDENT_STATUS_OPEN', service: 'checkout', environment: '', sinceMs: 5, untilMs: 0, pageSize: 50 },
    ]);
  });

  test('has no other status', async () => {
    expect(await gateway.get('/v1/incidents?status=closed')).toMatchObject({
      status: 400,
      body: { code: 'invalid-query' },
    });
  });
});
