import { describe, expect, test } from '@jest/globals';
import { CompassError } from '@compass/kernel';
import fc from 'fast-check';
import { parseAlerts } from './parse-alerts.js';

const webhook = {
  version: '4',
  groupKey: '{}:{alertname="SlowCheckout"}',
  status: 'firing',
  receiver: 'compass',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'SlowCheckout', service: 'checkout', severity: 'critical', environment: 'prod-eu' },
      annotations: { summary: 'p95 above 1 s' },
      startsAt: '2026-03-04T05:06:07.123456789Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus/graph',
      fingerprint: '0011223344556677',
    },
  ],
};
const [alert] = webhook.alerts as [(typeof webhook.alerts)[0]];

const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const parse = (value: unknown, headers = {}, fallback?: string) =>
  parseAlerts({ headers, body: bytes(value) }, fallback).occurrences;
const withAlert = (change: object) => ({ ...webhook, alerts: [{ ...alert, ...change }] });
const withLabels = (labels: object) => withAlert({ labels: { ...alert.labels, ...labels } });
const only = (value: unknown, headers = {}, fallback?: string) => {
  const [first, ...others] = parse(value, headers, fallback);
  expect(others).toEqual([]);
  return first!;
};

describe('a webhook of Alertmanager', () => {
  test('becomes normalised alerts', () => {
    expect(only(webhook).alert).toMatchObject({
      source: 'alertmanager',
      environment: 'prod-eu',
      name: 'SlowCheckout',
      service: 'checkout',
      severity: 'SEVERITY_CRITICAL',
      status: 'ALERT_STATUS_FIRING',
      startsAtMs: Date.UTC(2026, 2, 4, 5, 6, 7, 123),
      endsAtMs: 0,
      summary: 'p95 above 1 s',
      labels: alert.labels,
    });
  });

  test.each<[string, unknown]>([
    ['fields of newer versions', { ...webhook, routeLabels: { team: 'shop' }, notification_reason: 'new' }],
    ['no annotations', withAlert({ annotations: undefined })],
    ['no end', withAlert({ endsAt: undefined })],
    ['an end while it fires', withAlert({ endsAt: '2026-03-04T05:10:07Z' })],
    ['no fingerprint of its own', withAlert({ fingerprint: undefined })],
    ['an offset in its times', withAlert({ startsAt: '2026-03-04T07:06:07.123+02:00' })],
  ])('is understood with %s', (_, body) => {
    expect(only(body).alert).toMatchObject({
      fingerprint: only(webhook).alert.fingerprint,
      startsAtMs: Date.UTC(2026, 2, 4, 5, 6, 7, 123),
      endsAtMs: 0,
    });
  });

  test('text that no store takes is made storable', () => {
    const { labels } = only(withLabels({ note: 'a\0b\ud800' })).alert;
    expect(labels['note']).toBe('a\ufffdb\ufffd');
  });

  test('text without bound is cut, the longest first, and what tells alerts apart stays', () => {
    const long = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`note${n}`, 'x'.repeat(2_000 + n)]));
    const { labels, service } = only(withLabels(long)).alert;
    expect(service).toBe('checkout');
    expect(labels).toMatchObject(alert.labels);
    expect(labels['note0']).toHaveLength(1_000);
    expect(JSON.stringify(labels).length).toBeLessThan(9_000);
  });

  test.each<[string, unknown, string]>([
    ['text', 'disk is full', 'not-json'],
    ['cut off', JSON.stringify(webhook).slice(0, -1), 'not-json'],
    ['another JSON', { hello: 'world' }, 'unknown-alert-format'],
    ['null', 'null', 'unknown-alert-format'],
    ['another version', { ...webhook, version: '3' }, 'unknown-alert-format'],
    ['a label that is not text', withLabels({ severity: 3 }), 'unknown-alert-format'],
    ['a start that is not a time', withAlert({ startsAt: 'yesterday' }), 'unknown-alert-format'],
    ['no alerts', { ...webhook, alerts: [] }, 'no-alerts'],
  ])('%s is refused for good', (_, body, code) => {
    expect(() => parse(body)).toThrow(expect.objectContaining({ code, kind: 'permanent' }));
  });

  test('bytes that are not UTF-8 are refused for good', () => {
    expect(() => parseAlerts({ headers: {}, body: Buffer.from([0x22, 0xff, 0x22]) }, undefined)).toThrow(
      expect.objectContaining({ code: 'not-json', kind: 'permanent' }),
    );
  });

  test('no JSON makes the parser fail otherwise than by a stable code', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.anything().map((alerts) => safeJson({ ...webhook, alerts })),
        ),
        (body) => {
          try {
            parse(body, {}, 'prod-eu');
          } catch (error) {
            expect(error).toBeInstanceOf(CompassError);
          }
        },
      ),
    );
  });
});

const safeJson = (value: unknown) => JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));

describe('a message of several alerts of which some are damaged', () => {
  const named = (alertname: string) => ({ ...alert, labels: { ...alert.labels, alertname } });
  const undated = { ...alert, startsAt: 'yesterday' };
  const homeless = { ...alert, labels: { alertname: 'Homeless' } };
  const mixed = { ...webhook, alerts: [named('One'), undated, named('Two'), homeless, null] };
  const read = (body: unknown, headers = {}) => parseAlerts({ headers, body: bytes(body) }, undefined);
  const names = ({ occurrences }: ReturnType<typeof read>) => occurrences.map(({ alert: { name } }) => name);

  test('tells the others, and of each that it refuses where it stands and why', () => {
    const told = read(mixed);
    expect(names(told)).toEqual(['One', 'Two']);
    expect(told.refused).toEqual([
      {
        part: '0/1',
        code: 'unknown-alert-format',
        reason: expect.stringContaining('alerts.1.startsAt'),
        about: expect.any(String),
      },
      { part: '0/3', code: 'unknown-environment', reason: expect.any(String) },
      {
        part: '0/4',
        code: 'unknown-alert-format',
        reason: expect.stringContaining('alerts.4'),
        about: expect.any(String),
      },
    ]);
  });

  test('read again for some of its parts tells of no other', () => {
    expect(names(read(mixed, { 'compass-parts': '0/3,0/4', 'compass-environment': 'prod-eu' }))).toEqual(['Homeless']);
    expect(names(read(mixed, { 'compass-parts': '0' }))).toEqual(['One', 'Two']);
    expect(() => read(mixed, { 'compass-parts': '0/1' })).toThrow(
      expect.objectContaining({ code: 'unknown-alert-format' }),
    );
    expect(() => read(mixed, { 'compass-parts': 'no such' })).toThrow(expect.objectContaining({ code: 'no-alerts' }));
  });

  test('one a line: a line that is cut off, or of no format, is refused alone', () => {
    const lines = [
      JSON.stringify(webhook),
      '{"version": }',
      '{"hello":"world"}',
      JSON.stringify(withAlert({ fingerprint: '8899aabbccddeeff' })),
    ];
    const told = read(lines.join('\n'));
    expect(names(told)).toEqual(['SlowCheckout', 'SlowCheckout']);
    expect(told.refused).toMatchObject([
      { part: '1', code: 'not-json' },
      { part: '2', code: 'unknown-alert-format' },
    ]);
  });

  test('that are all damaged is refused whole, by the first', () => {
    expect(() => read({ ...webhook, alerts: [undated, undated] })).toThrow(
      expect.objectContaining({
        code: 'unknown-alert-format',
        message: expect.stringMatching(/^taken for .*: alerts\.0.*; alerts\.1/),
      }),
    );
  });
});

describe('the environment', () => {
  const unnamed = withAlert({ labels: { alertname: 'SlowCheckout' } });
  const header = { 'compass-environment': 'shop/incident-001' };

  test.each<[string, unknown, object, string | undefined, string]>([
    ['of the header comes first', webhook, header, 'fallback', 'shop/incident-001'],
    ['of the label comes next', webhook, {}, 'fallback', 'prod-eu'],
    ['of the settings comes last', unnamed, {}, 'fallback', 'fallback'],
    ['named by blanks is not named', webhook, { 'compass-environment': ' ' }, undefined, 'prod-eu'],
  ])('%s', (_, body, headers, fallback, environment) => {
    expect(only(body, headers, fallback).alert.environment).toBe(environment);
  });

  test.each([{ 'compass-environment': 'x'.repeat(201) }, { 'compass-environment': 'a\0b' }])(
    'with a name that is none is refused for good',
    (headers) => {
      expect(() => parse(webhook, headers)).toThrow(expect.objectContaining({ code: 'unknown-environment' }));
    },
  );

  test('that nothing names is refused for good', () => {
    expect(() => parse(unnamed)).toThrow(expect.objectContaining({ code: 'unknown-environment', kind: 'permanent' }));
  });
});

describe('the fingerprint', () => {
  const fingerprint = (labels: object, headers = {}) => only(withLabels(labels), headers).alert.fingerprint;

  test.each([{ pod: 'checkout-7d9f8b6c5d-x2v4z' }, { instance: '10.0.0.1:80' }, { severity: 'warning' }])(
    'does not depend on %j',
    (labels) => {
      expect(fingerprint(labels)).toBe(fingerprint({}));
    },
  );

  test.each([{ alertname: 'Other' }, { service: 'payment' }, { environment: 'prod-us' }, { namespace: 'staging' }])(
    'depends on %j',
    (labels) => {
      expect(fingerprint(labels)).not.toBe(fingerprint({}));
    },
  );
});

describe('the key of an occurrence', () => {
  const key = (body: unknown) => only(body).key;

  test('copies of one firing, and its end, share it', () => {
    expect(key({ ...webhook, receiver: 'other', groupKey: 'other', externalURL: 'http://am-1' })).toBe(key(webhook));
    expect(key(withAlert({ status: 'resolved', endsAt: '2026-03-04T06:06:07Z' }))).toBe(key(webhook));
  });

  test.each<[string, unknown]>([
    ['another start', withAlert({ startsAt: '2026-03-05T05:06:07Z' })],
    ['another instance', withAlert({ fingerprint: '8899aabbccddeeff' })],
    ['other labels where there is no fingerprint', withAlert({ fingerprint: undefined })],
  ])('%s has another', (_, body) => {
    expect(key(body)).not.toBe(key(webhook));
  });
});
