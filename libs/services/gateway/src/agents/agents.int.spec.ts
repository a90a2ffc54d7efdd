import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describedFetch } from '../testing/described-fetch.js';
import { GatewayUnderTest, mesh } from '../testing/gateway-under-test.js';

const gateway = new GatewayUnderTest();
beforeAll(() => gateway.start());
beforeEach(() => gateway.reset());
afterAll(() => gateway.stop());

async function post(path: string, body: unknown) {
  const answer = await describedFetch(gateway.url + path, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

test('agents are listed', async () => {
  expect(await gateway.get('/v1/agents')).toMatchObject({ status: 200, body: { agents: [] } });
});

describe('a version of an agent', () => {
  const version = { name: 'database', version: '1.0.0' };
  const path = '/v1/agents/database/1.0.0';

  test.each([true, false])('is drained, and what it has is told: %s', async (draining) => {
    expect(await post(`${path}/drain`, { draining })).toEqual({
      status: 200,
      body: { ...version, draining, openAwards: 2 },
    });
    expect(mesh.calls).toEqual([{ ...version, draining }]);
  });

  test.each([
    [90, 90],
    [0, 0],
    [null, -1],
  ])('has the weight %j', async (weight, asked) => {
    expect(await post(`${path}/weight`, { weight })).toEqual({ status: 200, body: { ...version, weight } });
    expect(mesh.calls).toEqual([{ ...version, weight: asked }]);
  });

  test.each([
    ['drain', {}],
    ['drain', { draining: 'yes' }],
    ['weight', { weight: -1 }],
    ['weight', { weight: 0.5 }],
    ['weight', {}],
  ])('%s of %j is refused', async (what, body) => {
    expect(await post(`${path}/${what}`, body)).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
    expect(mesh.calls).toEqual([]);
  });
});
