import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineService } from '../service-definition.js';
import { parseSettings } from './parse-settings.js';
import {
  addressesSetting,
  addressSetting,
  choiceSetting,
  integerSetting,
  listSetting,
  numberSetting,
  textSetting,
} from './setting.js';

const bare = defineService({ name: 'demo', eventLog: false, module: class {} });

describe('settings', () => {
  test('have defaults, also when the variable is empty', () => {
    expect(parseSettings(bare, { COMPASS_HTTP_LISTEN: '' })).toMatchObject({
      COMPASS_HTTP_LISTEN: '127.0.0.1:0',
      COMPASS_LOG_LEVEL: 'info',
      COMPASS_TRACE_SAMPLING: 1,
    });
  });

  test("of the service stand beside everyone's", () => {
    const settings = z.object({ COMPASS_DEMO_MS: integerSetting('How long.') });
    const service = defineService({ ...bare, settings });
    expect(parseSettings(service, { COMPASS_DEMO_MS: ' 250 ' })).toMatchObject({ COMPASS_DEMO_MS: 250 });
  });

  test('that are wrong are all named at once, with value and what is allowed', () => {
    const env = { COMPASS_LOG_LEVEL: 'loud', COMPASS_TRACE_SAMPLING: '2', COMPASS_GRPC_LISTEN: 'here' };
    expect(messageOf(() => parseSettings(bare, env)).split('\n')).toEqual([
      'COMPASS_GRPC_LISTEN is "here"; allowed: `host:port` (IPv6 in brackets) or `unix:/path`',
      'COMPASS_LOG_LEVEL is "loud"; allowed: `debug`, `info`, `warn`, `error`, `silent`',
      'COMPASS_TRACE_SAMPLING is "2"; allowed: a number from 0 to 1',
    ]);
  });

  test('that are missing say so', () => {
    const service = defineService({ ...bare, settings: z.object({ COMPASS_MARKET: addressSetting('The market.') }) });
    expect(messageOf(() => parseSettings(service, {}))).toMatch(/^COMPASS_MARKET is not set; allowed: /);
  });

  test('with a password do not show it', () => {
    const env = { COMPASS_DATABASE: 'mysql://compass:secret@db/compass' };
    expect(messageOf(() => parseSettings(bare, env))).toContain('is "mysql://***@db/compass"');
  });
});

describe('what a service needs', () => {
  const withSchema = defineService({ ...bare, migrations: [] });
  const withLog = defineService({ ...bare, eventLog: undefined });
  const kafka = { COMPASS_EVENTS: 'kafka://one:9092,two:9092' };
  const database = { COMPASS_DATABASE: 'postgres://compass@db:5432/compass' };
  const inDatabase = { COMPASS_EVENTS: 'postgres:' };

  test.each([
    ['nothing', bare, {}],
    ['a schema: a database', withSchema, database],
    ['events: Kafka alone', withLog, kafka],
    ['events: or a database', withLog, { ...inDatabase, ...database }],
    [
      'a schema and events: both in one',
      defineService({ ...withLog, migrations: [] }),
      { ...inDatabase, COMPASS_DATABASE: 'embedded:/x' },
    ],
  ])('is enough: %s', (_, service, env) => {
    expect(() => parseSettings(service, env)).not.toThrow();
  });

  test.each([
    ['a schema without a database', withSchema, {}, 'COMPASS_DATABASE is not set'],
    ['events without a log', withLog, database, 'COMPASS_EVENTS is not set'],
    ['events in a database that is missing', withLog, inDatabase, 'COMPASS_DATABASE is not set'],
    [
      "events in another process's embedded database",
      withLog,
      { ...inDatabase, COMPASS_DATABASE: 'embedded:/x' },
      'embedded:/x',
    ],
  ])('is missing: %s', (_, service, env, words) => {
    expect(messageOf(() => parseSettings(service, env))).toContain(words);
  });
});

describe('a setting that is', () => {
  const text = textSetting('t', 'lower case', /^[a-z]+$/);
  test.each([
    ['text', text, 'abc', 'abc'],
    ['a whole number', integerSetting('n', { min: -5 }), '-5', -5],
    ['a number', numberSetting('n', { min: 0, max: 1 }), '0.25', 0.25],
    ['a choice', choiceSetting('c', ['a', 'b']), 'b', 'b'],
    ['a list', listSetting('l'), 'a, b,,', ['a', 'b']],
    ['an address', addressSetting('a'), 'market.svc:50051', 'market.svc:50051'],
    ['an IPv6 address', addressSetting('a'), '[::1]:0', '[::1]:0'],
    ['addresses', addressesSetting('a'), '10.0.0.1:5,10.0.0.2:5', '10.0.0.1:5,10.0.0.2:5'],
    ['one of addresses', addressesSetting('a'), 'market:5', 'market:5'],
    ['a socket', addressSetting('a'), 'unix:/run/market.sock', 'unix:/run/market.sock'],
  ])('%s is read', (_, schema, given, parsed) => {
    expect(schema.parse(given)).toEqual(parsed);
  });

  test.each([
    ['text', text, 'ABC'],
    ['a whole number', integerSetting('n'), '1.5'],
    ['a whole number', integerSetting('n'), '-1'],
    ['a whole number', integerSetting('n'), '1e99'],
    ['a number', numberSetting('n', { min: 0, max: 1 }), 'NaN'],
    ['a choice', choiceSetting('c', ['a', 'b']), 'A'],
    ['an address', addressSetting('a'), ':80'],
    ['an address', addressSetting('a'), 'host:65536'],
    ['an address', addressSetting('a'), 'unix:relative.sock'],
    ['addresses', addressesSetting('a'), '10.0.0.1:5,market:5'],
    ['addresses', addressesSetting('a'), '10.0.0.1:5,'],
    ['an address', addressSetting('a'), 'http://host:80'],
  ])('%s is refused when it is not: %#', (_, schema, given) => {
    expect(schema.safeParse(given).success).toBe(false);
  });
});

function messageOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid-configuration', kind: 'permanent' });
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}
