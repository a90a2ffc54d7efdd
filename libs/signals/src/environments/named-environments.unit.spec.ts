import { expect, test } from '@jest/globals';
import { PermanentError, RetryableError } from '@compass/kernel';
import type { Environment, Environments } from '../port/environment.js';
import { NamedEnvironments, type OpenEnvironment } from './named-environments.js';

const environment = (name: string): Environment => ({ name, now: () => 1, sources: {} });
const others: Environments = {
  resolve: (name) =>
    name === 'shop/incident-001'
      ? Promise.resolve(environment(name))
      : Promise.reject(new PermanentError('unknown-environment', `no environment ${name}`)),
};
const named = (open: Readonly<Record<string, OpenEnvironment>>) =>
  new NamedEnvironments(new Map(Object.entries(open)), others);

test('each name has back ends of its own, opened once', async () => {
  let opened = 0;
  const open = (name: string) => () => {
    opened += 1;
    return Promise.resolve(environment(name));
  };
  const environments = named({ 'prod-eu': open('prod-eu'), 'prod-us': open('prod-us') });
  const found = await Promise.all(['prod-eu', 'prod-us', 'prod-eu'].map((name) => environments.resolve(name)));
  expect(found.map(({ name }) => name)).toEqual(['prod-eu', 'prod-us', 'prod-eu']);
  expect(opened).toBe(2);
});

test('every other name is for others', async () => {
  const environments = named({});
  expect(await environments.resolve('shop/incident-001')).toMatchObject({ name: 'shop/incident-001' });
  await expect(environments.resolve('nowhere')).rejects.toMatchObject({ code: 'unknown-environment' });
});

test('what could not be opened is tried again', async () => {
  const tries = [Promise.reject(new RetryableError('unavailable', 'away')), Promise.resolve(environment('prod-eu'))];
  const environments = named({ 'prod-eu': () => tries.shift()! });
  await expect(environments.resolve('prod-eu')).rejects.toMatchObject({ code: 'unavailable' });
  expect(await environments.resolve('prod-eu')).toMatchObject({ name: 'prod-eu' });
});
