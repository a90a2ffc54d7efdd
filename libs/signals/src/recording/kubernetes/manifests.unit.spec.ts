import { expect, test } from '@jest/globals';
import { manifestsOf } from './manifests.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const secret = (part: string, values: Readonly<Record<string, string>>) => {
  const lines = Object.entries(values).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  const text = ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: db', `${part}:`, ...lines].join('\n');
  return manifestsOf([{ tool: 'GetAppYAML', arguments: { app_name: 'orders' }, output: text }])[0]!.spec;
};

test('a secret tells where and as whom, and not by what proof', () => {
  expect(secret('stringData', { DB_HOST: 'pg', DB_USER: 'orders', DB_PASSWORD: 'hunter2' })).toMatchObject({
    stringData: { DB_HOST: 'pg', DB_USER: 'orders', DB_PASSWORD: expect.stringMatching(/^sha256:/) },
  });
});

test('an address is told without the proof that it carries, also in base64', () => {
  const url = 'postgres://orders:hunter2@pg:5432/orders';
  const shown = { DATABASE_URL: expect.stringMatching(/^postgres:\/\/orders:sha256:\w+@pg:5432\/orders$/) as unknown };
  expect(secret('stringData', { DATABASE_URL: url })).toMatchObject({ stringData: shown });
  expect(secret('data', { DATABASE_URL: base64(url) })).toMatchObject({ data: shown });
  expect(JSON.stringify(secret('data', { DATABASE_URL: base64(url) }))).not.toContain(base64('hunter2'));
});
