import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runService, type RunningService } from '@compass/runtime';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { gatewayService } from '../gateway-service.js';

const nobody = '127.0.0.1:1';
const directory = mkdtempSync(join(tmpdir(), 'compass-tokens-'));
const known = { reader: ['read'], monitor: ['alert'], judge: ['read', 'decide'], root: ['admin'] };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let database: TestDatabase;
let gateway: RunningService;

beforeAll(async () => {
  const file = join(directory, 'tokens.json');
  const tokens = Object.entries(known).map(([name, scopes]) => ({ name, scopes, sha256: sha256(`token-of-${name}`) }));
  database = await createTestDatabase();
  gateway = await start(file, tokens);
});

afterAll(async () => {
  await gateway.stop();
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

function start(file: string, tokens: unknown): Promise<RunningService> {
  writeFileSync(file, JSON.stringify({ tokens }));
  return runService(gatewayService, {
    env: {
      ...{ COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: database.url, COMPASS_LOG_LEVEL: 'silent' },
      ...{ COMPASS_INTAKE: nobody, COMPASS_KNOWLEDGE: nobody, COMPASS_MARKET: nobody, COMPASS_ORCHESTRATOR: nobody },
      COMPASS_API_TOKENS: file,
    },
  });
}

async function call(method: string, path: string, authorization?: string) {
  const answer = await fetch(`http://${gateway.httpAddress}${path}`, {
    method,
    ...(method === 'POST' && { body: '{}' }),
    headers: { ...(authorization && { authorization }) },
  });
  const { code } = (await answer.json()) as { code?: string };
  return { status: answer.status, code, asked: answer.headers.get('www-authenticate') };
}

const bearer = (name: string) => `Bearer token-of-${name}`;
const refused = (status: number, code: string) => ({ status, code });

describe('the API', () => {
  test.each([
    [undefined, 'credentials-missing'],
    ['Bearer nonsense', 'credentials-invalid'],
    ['Bearer ', 'credentials-invalid'],
    ['Basic cmVhZGVy', 'credentials-invalid'],
    [`Bearer ${sha256('token-of-reader')}`, 'credentials-invalid'],
  ])('asks for a token: %s', async (authorization, code) => {
    expect(await call('GET', '/v1/investigations', authorization)).toEqual({
      ...refused(401, code),
      asked: 'Bearer realm="compass"',
    });
  });

  test('does what the scopes of a token allow, and nothing else', async () => {
    const deadLetter = '/v1/deadletters/intake/any/redrive';
    // Nobody stands behind this gateway: 503 says that the call was admitted.
    expect(await call('GET', '/v1/investigations', bearer('reader'))).toMatchObject(refused(503, 'unavailable'));
    expect(await call('POST', deadLetter, bearer('reader'))).toMatchObject(refused(403, 'scope-missing'));
    expect(await call('GET', '/v1/investigations', bearer('monitor'))).toMatchObject(refused(403, 'scope-missing'));
    expect(await call('POST', deadLetter, bearer('root'))).toMatchObject(refused(503, 'unavailable'));
    expect(await call('POST', '/v1/alerts', bearer('monitor'))).toMatchObject({ status: 202 });
    expect(await call('POST', '/v1/alerts', bearer('reader'))).toMatchObject(refused(401, 'credentials-invalid'));
  });

  test('is described without one, and so is its health', async () => {
    for (const path of ['/openapi.json', '/v1/openapi.json', '/healthz'])
      expect(await call('GET', path)).toMatchObject({ status: 200 });
  });

  test.each([
    [[{ name: 'a', sha256: 'short', scopes: ['read'] }], 'sha256'],
    [[{ name: 'a', sha256: sha256('a'), scopes: ['write'] }], 'scopes'],
    [[{ name: 'a', token: 'plain', scopes: ['read'] }], 'token'],
  ])('does not start with tokens that are none: %j', async (tokens, word) => {
    await expect(start(join(directory, 'wrong.json'), tokens)).rejects.toMatchObject({
      code: 'invalid-configuration',
      message: expect.stringContaining(word) as unknown,
    });
  });
});
