import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLogger } from '@compass/telemetry';
import { ApiTokens } from '../../access/api-tokens.js';
import { problemOf } from '../../http/problem.js';
import { readBody } from '../../http/read-body.js';
import { gatewaySettings, type GatewaySettings } from '../../settings.js';
import { AlertAuthenticator } from './alert-authenticator.js';

const nowMs = 1_772_600_000_000;
const body = '{ "event" : "é" }';
const directory = mkdtempSync(join(tmpdir(), 'compass-secrets-'));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(directory, { recursive: true });
});

const authenticatorOf = (env: Record<string, string>): AlertAuthenticator => {
  const peers = Object.fromEntries(
    ['INTAKE', 'KNOWLEDGE', 'MARKET', 'ORCHESTRATOR', 'NOTIFIER'].map((name) => [`COMPASS_${name}`, '127.0.0.1:1']),
  );
  const settings = gatewaySettings.parse({ ...peers, ...env }) as GatewaySettings;
  const logger = createLogger({ service: 'test', instance: 'test', level: 'silent' });
  return new AlertAuthenticator(settings, { now: () => nowMs }, logger, new ApiTokens(settings, logger));
};

/** Serves /{format} behind an authenticator, and answers with the code of a refusal. */
async function serve(env: Record<string, string>): Promise<(format: string, headers?: object) => Promise<string>> {
  const authenticator = authenticatorOf(env);
  const server = createServer((request, response) => {
    void readBody(request, 1_000)
      .then((read) => authenticator.authenticate(request.url!.slice(1), { headers: request.headers, body: read }))
      .then(() => response.end('admitted'))
      .catch((error: unknown) => response.writeHead(problemOf(error).status).end(problemOf(error).code));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return async (format, headers = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}/${format}`, {
      method: 'POST',
      body,
      headers: headers as Record<string, string>,
    });
    const text = await answer.text();
    expect(answer.status).toBe(text === 'admitted' ? 200 : 401);
    return text;
  };
}

const hmac = (secret: string, ...parts: string[]) => createHmac('sha256', secret).update(parts.join('')).digest('hex');
const pagerduty = (...signatures: string[]) => ({
  'x-pagerduty-signature': signatures.map((each) => `v1=${each}`).join(','),
});
const grafana = (signature: string, timestamp?: string) => ({
  'x-grafana-alerting-signature': signature,
  ...(timestamp && { 'x-grafana-alerting-timestamp': timestamp }),
});
const basic = (credentials: string) => ({ authorization: `Basic ${Buffer.from(credentials).toString('base64')}` });
const seconds = String(nowMs / 1000);
const old = String(nowMs / 1000 - 301);

describe('with secrets of each monitor', () => {
  let post: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    writeFileSync(join(directory, 'tokens'), 'from-file\n\n second-line \n');
    post = await serve({
      COMPASS_ALERT_TOKENS: `token-1, file:${join(directory, 'tokens')}`,
      COMPASS_ALERT_USERS: 'monitor:pass:word',
      COMPASS_PAGERDUTY_SECRETS: 'old-secret,new-secret',
      COMPASS_GRAFANA_SECRETS: 'grafana-secret',
      COMPASS_DATADOG_SECRETS: 'datadog-secret',
    });
  });

  test.each<[string, string, object, string]>([
    ['a bearer token', 'alertmanager', { authorization: 'Bearer token-1' }, 'admitted'],
    ['a token of a file', 'kapacitor', { authorization: 'bearer second-line' }, 'admitted'],
    ['another token', 'alertmanager', { authorization: 'Bearer token-2' }, 'credentials-invalid'],
    ['a token as part of one', 'alertmanager', { authorization: 'Bearer token-1 token-1' }, 'credentials-invalid'],
    ['user and password', 'alertmanager', basic('monitor:pass:word'), 'admitted'],
    ['a wrong password', 'alertmanager', basic('monitor:pass'), 'credentials-invalid'],
    ['another scheme', 'alertmanager', { authorization: 'Digest token-1' }, 'credentials-invalid'],
    ['nothing', 'zabbix', {}, 'credentials-missing'],
    ['nothing, of no format', '', {}, 'credentials-missing'],
    ['a signature', 'pagerduty', pagerduty(hmac('old-secret', body)), 'admitted'],
    [
      'signatures while a secret is rotated',
      'pagerduty',
      pagerduty(hmac('x', body), hmac('new-secret', body)),
      'admitted',
    ],
    ['a signature in capitals', 'pagerduty', pagerduty(hmac('old-secret', body).toUpperCase()), 'admitted'],
    ['a signature of another body', 'pagerduty', pagerduty(hmac('old-secret', body, ' ')), 'signature-invalid'],
    [
      'a signature of another version',
      'pagerduty',
      { 'x-pagerduty-signature': `v0=${hmac('old-secret', body)}` },
      'signature-invalid',
    ],
    ['a signature that is cut', 'pagerduty', pagerduty(hmac('old-secret', body).slice(0, 32)), 'signature-invalid'],
    ['a token in place of a signature', 'pagerduty', { authorization: 'Bearer token-1' }, 'signature-missing'],
    ['a signature', 'grafana', grafana(hmac('grafana-secret', body)), 'admitted'],
    ['a signature with its time', 'grafana', grafana(hmac('grafana-secret', `${seconds}:`, body), seconds), 'admitted'],
    ['a signature too old', 'grafana', grafana(hmac('grafana-secret', `${old}:`, body), old), 'signature-expired'],
    [
      'an old signature with a new time',
      'grafana',
      grafana(hmac('grafana-secret', `${old}:`, body), seconds),
      'signature-invalid',
    ],
    [
      'a signature of no time at all',
      'grafana',
      grafana(hmac('grafana-secret', 'soon:', body), 'soon'),
      'signature-expired',
    ],
    ['no signature', 'grafana', {}, 'signature-missing'],
    ['the secret', 'datadog', { 'x-compass-secret': 'datadog-secret' }, 'admitted'],
    ['another secret', 'datadog', { 'x-compass-secret': 'datadog-secre' }, 'credentials-invalid'],
    ['no secret', 'datadog', { authorization: 'Bearer token-1' }, 'credentials-missing'],
  ])('%s, sent as %s', async (_, format, headers, outcome) => {
    expect(await post(format, headers)).toBe(outcome);
  });
});

test('without a secret of its own, a monitor’s alerts are admitted by token', async () => {
  const post = await serve({ COMPASS_ALERT_TOKENS: 'token' });
  expect(await post('pagerduty', { authorization: 'Bearer token' })).toBe('admitted');
  expect(await post('pagerduty')).toBe('credentials-missing');
});

test('without any secret nothing is admitted, unless a setting says so', async () => {
  const closed = await serve({});
  expect(await closed('alertmanager', { authorization: 'Bearer ' })).toBe('credentials-invalid');
  expect(await closed('alertmanager', { authorization: 'Bearer undefined' })).toBe('credentials-invalid');
  const open = await serve({ COMPASS_ALERT_AUTH: 'off', COMPASS_PAGERDUTY_SECRETS: 'secret' });
  expect(await open('pagerduty')).toBe('admitted');
});

test.each(['missing', 'empty'])('a file of secrets that is %s stops the start', (name) => {
  writeFileSync(join(directory, 'empty'), ' \n');
  const start = () => authenticatorOf({ COMPASS_ALERT_TOKENS: `file:${join(directory, name)}` });
  expect(start).toThrow(expect.objectContaining({ code: 'invalid-configuration' }));
});
