import { describe, expect, test } from '@jest/globals';
import { alertFormatNames } from '@compass/contracts';
import { CompassError } from '@compass/kernel';
import { monitorPayloads as payloads } from '@compass/testing';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseAlerts } from '../parse-alerts.js';
import { alertFormats } from './all-formats.js';

const receivedAtMs = Date.UTC(2026, 2, 4, 6);
const parse = (message: unknown, headers: Record<string, string> = {}) =>
  parseAlerts({ headers, body: Buffer.from(JSON.stringify(message)) }, 'prod-eu', receivedAtMs);
const only = (message: unknown, headers = {}) => {
  const [first, ...others] = parse(message, headers).occurrences;
  expect(others).toEqual([]);
  return first!;
};

const startsAtMs = Date.UTC(2026, 2, 4, 5, 6, 7, 120);
const endsAtMs = Date.UTC(2026, 2, 4, 5, 16, 7);
const common = { environment: 'prod-eu', service: 'checkout', status: 'ALERT_STATUS_FIRING', endsAtMs: 0 };

/** What the firing of each format becomes. */
const firings: [keyof typeof payloads, object][] = [
  ['alertmanager', { name: 'SlowCheckout', startsAtMs, severity: 'SEVERITY_CRITICAL', summary: 'p95 above 1 s' }],
  ['alertmanager-event', { name: 'SlowCheckout', startsAtMs, severity: 'SEVERITY_CRITICAL', summary: 'p95 above 1 s' }],
  ['grafana', { name: 'SlowCheckout', startsAtMs, severity: 'SEVERITY_CRITICAL', summary: 'p95 above 1 s' }],
  [
    'grafana-kafka',
    {
      name: 'SlowCheckout',
      startsAtMs: receivedAtMs,
      labels: { alertname: 'SlowCheckout', service: 'checkout' },
      summary: '[FIRING:2] SlowCheckout',
    },
  ],
  [
    'pagerduty',
    {
      name: 'Checkout is slow',
      startsAtMs: Date.UTC(2026, 2, 4, 5, 6, 7),
      severity: 'SEVERITY_CRITICAL',
      labels: { team: 'Shop', service: 'checkout', severity: 'P1' },
    },
  ],
  [
    'datadog',
    {
      environment: 'prod-eu',
      name: 'Checkout is slow',
      startsAtMs,
      severity: 'SEVERITY_WARNING',
      labels: { env: 'prod-eu', team: 'shop', service: 'checkout', pod_name: 'checkout-0', priority: 'P2' },
    },
  ],
  [
    'kapacitor',
    { name: 'cpu', startsAtMs, severity: 'SEVERITY_CRITICAL', labels: { host: 'web-1', service: 'checkout' } },
  ],
  [
    'otlp-logs',
    {
      name: 'PaymentRefused',
      startsAtMs,
      severity: 'SEVERITY_WARNING',
      summary: 'payment refused',
      labels: {
        service_name: 'checkout',
        k8s_pod_name: 'checkout-7d9f8b6c5d-x2v4z',
        exception_type: 'PaymentRefused',
        attempts: '3',
      },
      annotations: { trace_id: '5b8efff798038103d269b633813fc60c', span_id: 'eee19b7ec3c1b174' },
    },
  ],
  ['otlp-event', { name: 'shop.payment.lost', service: '', startsAtMs, severity: 'SEVERITY_CRITICAL' }],
  [
    'zabbix',
    {
      name: 'Checkout is slow',
      startsAtMs,
      severity: 'SEVERITY_CRITICAL',
      labels: { host: 'web-1', service: 'checkout', scope: 'performance' },
    },
  ],
  [
    'cloudevents',
    { name: 'com.example.checkout.slow', startsAtMs, severity: 'SEVERITY_CRITICAL', summary: 'Checkout is slow' },
  ],
];

describe.each(firings)('a firing of %s', (format, expected) => {
  const message = payloads[format].firing;

  test('is recognised by its shape, whatever the header says, and normalised', () => {
    const { formats, occurrences } = parse(message);
    expect(formats).toEqual([format]);
    expect(occurrences).toMatchObject([{ alert: { ...common, source: format, ...expected } }]);
    for (const named of [format, 'zabbix', 'pagerduty', 'nothing'])
      expect(parse(message, { 'compass-format': named })).toEqual(parse(message));
  });

  test('has one key however often it comes', () => {
    expect(only(message).key).toMatch(/^[0-9a-f]{64}$/);
    expect(only(structuredClone(message)).key).toBe(only(message).key);
  });

  test('may lack any member, or have any other value in its place: understood, or refused with a code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(message)), replacement, fc.boolean(), (path, value, isLeftOut) => {
        const damaged = without(message, path, isLeftOut ? undefined : value);
        try {
          const { occurrences, ignored } = parse(damaged, { 'compass-format': format });
          expect(occurrences.length + ignored.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(CompassError);
          expect((error as CompassError).code).toMatch(/^(unknown-alert-format|no-alerts|unknown-environment)$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('every format is tested here', () => {
  const tested = firings.map(([format]) => format).sort();
  expect(tested).toEqual(alertFormats.map(({ name }) => name).sort());
  expect(tested).toEqual(alertFormatNames);
});

const endings = firings.map(([format]) => format).filter((format) => 'ended' in payloads[format]);

test.each(endings)('the end of an alert of %s joins its firing', (format) => {
  const [firing, end] = [only(payloads[format].firing), only((payloads[format] as { ended: object }).ended)];
  expect(end).toMatchObject({ key: firing.key, alert: { status: 'ALERT_STATUS_RESOLVED' } });
  expect(end.alert.endsAtMs).toBe(
    { cloudevents: startsAtMs, 'grafana-kafka': receivedAtMs }[format as string] ?? endsAtMs,
  );
});

describe('what is understood and is no alert is said to be ignored, and why', () => {
  test.each<[string, unknown, string]>([
    ['a log of severity INFO', payloads['otlp-logs'].quiet, 'informational'],
    ['an event that only its text says the severity of', payloads['otlp-event'].quiet, 'informational'],
    ['a note of PagerDuty', payloads.pagerduty.note, 'not-a-state-change'],
    ['a test message of PagerDuty', payloads.pagerduty.ping, 'about-the-monitor'],
    ['a start of Alertmanager', payloads['alertmanager-event'].started, 'about-the-monitor'],
    ['an alert that Alertmanager silences', payloads['alertmanager-event'].silenced, 'muted-by-monitor'],
    ['a value of Zabbix', payloads.zabbix.value, 'telemetry'],
    [
      'a template of Datadog as it is',
      { title: '$EVENT_TITLE', alert_type: '$ALERT_TYPE', monitor_id: '$ALERT_ID' },
      'unfilled-template',
    ],
    ['a CloudEvent whose data is null', { ...payloads.cloudevents.bare, data: null }, 'tombstone'],
  ])('%s', (_, message, reason) => {
    expect(parse(message)).toMatchObject({ occurrences: [], ignored: [{ reason }] });
  });

  test('a message without a body, as of a deleted key', () => {
    const headers = { ce_specversion: '1.0', ce_id: 'A-1', ce_source: '/m', ce_type: 't' };
    expect(parseAlerts({ headers, body: Buffer.alloc(0) }, undefined)).toEqual({
      formats: [],
      occurrences: [],
      ignored: [{ kind: 'ignored', reason: 'tombstone', detail: 'a message without a body' }],
      refused: [],
    });
  });

  test('beside others that are alerts', () => {
    expect(parse(payloads['otlp-logs'].firing)).toMatchObject({
      occurrences: [{}],
      ignored: [{ reason: 'informational' }],
    });
  });
});

describe('each monitor has its own ways', () => {
  test('the event recorder of Alertmanager, in both of its versions, and the webhook tell of one firing', () => {
    const keys = [
      payloads.alertmanager.firing,
      payloads['alertmanager-event'].firing,
      payloads['alertmanager-event'].second,
    ].map((message) => only(message).key);
    expect(new Set(keys).size).toBe(1);
  });

  test('an incident that PagerDuty reopens is the same, and fires again later', () => {
    const [first, again] = [only(payloads.pagerduty.firing), only(payloads.pagerduty.again)];
    expect(again.key).toBe(first.key);
    expect(again.alert.startsAtMs).toBeGreaterThan(first.alert.startsAtMs);
  });

  test('Grafana’s REST proxy is sent records, a topic the value of one', () => {
    const { firing } = payloads['grafana-kafka'];
    expect(parse({ records: [{ value: firing }] })).toEqual(parse(firing));
  });

  test('an older Zabbix sends a host as its name, and without a service the host is what is unwell', () => {
    expect(only(payloads.zabbix.old).alert).toMatchObject({ service: 'web-1', labels: { host: 'web-1' } });
  });

  test('Zabbix streams several events, one a line', () => {
    const body = [payloads.zabbix.firing, payloads.zabbix.ended].map((event) => JSON.stringify(event)).join('\n');
    const { occurrences } = parseAlerts({ headers: {}, body: Buffer.from(`${body}\n`) }, 'prod-eu');
    expect(occurrences.map(({ alert }) => alert.status)).toEqual(['ALERT_STATUS_FIRING', 'ALERT_STATUS_RESOLVED']);
  });

  test('a CloudEvent in binary mode is the same as in structured mode', () => {
    const { data, ...attributes } = payloads.cloudevents.firing;
    const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value]));
    expect(parse(data, headers)).toEqual(parse(payloads.cloudevents.firing));
  });

  test('a CloudEvent that carries another monitor’s alert is read as that', () => {
    expect(parse(payloads.cloudevents.wrapped)).toEqual(parse(payloads.alertmanager.firing));
    const headers = { ce_specversion: '1.0', ce_id: '1', ce_source: '/m', ce_type: 't' };
    expect(parse(payloads.alertmanager.firing, headers)).toEqual(parse(payloads.alertmanager.firing));
  });

  test('a CloudEvent without data is an alert by its type and source', () => {
    expect(only(payloads.cloudevents.bare).alert).toMatchObject({
      name: 'com.example.checkout.slow',
      summary: 'com.example.checkout.slow from /monitors/checkout',
    });
  });

  test('Datadog without a cycle key is told apart by monitor and scope', () => {
    const { alert_cycle_key: _, ...older } = payloads.datadog.firing;
    expect(only(older).key).toBe(only({ ...older, date: '1772600999000' }).key);
    expect(only(older).key).not.toBe(only({ ...older, scopes: 'service:cart' }).key);
  });
});

/** Payloads of real monitors, where they are at hand, by the names of their files. */
const samples = new URL('../../../../../../../shared/payloads/', import.meta.url);
const sampleFiles = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.json')) : [];
const expectations: Readonly<Record<string, [format: string, alerts: number, ignored: number]>> = {
  'alertmanager-event-recorder.json': ['alertmanager-event', 1, 0],
  'alertmanager-webhook-v4.json': ['alertmanager', 2, 0],
  'cloudevents-structured.json': ['cloudevents', 1, 0],
  'datadog-webhook-template.json': ['datadog', 0, 1],
  'grafana-kafka-rest.json': ['grafana-kafka', 1, 0],
  'grafana-webhook-v1.json': ['grafana', 2, 0],
  'kapacitor.json': ['kapacitor', 1, 0],
  'otlp-event-record.json': ['otlp-event', 0, 1],
  'otlp-logs.json': ['otlp-logs', 0, 1],
  'pagerduty-webhook-v3.json': ['pagerduty', 0, 1],
  'zabbix-problem.json': ['zabbix', 1, 0],
  'zabbix-recovery.json': ['zabbix', 1, 0],
};

(sampleFiles.length > 0 ? describe : describe.skip)(
  'payloads of real monitors (skipped where they are not at hand)',
  () => {
    test.each(sampleFiles.length > 0 ? sampleFiles : ['none'])('%s is understood as it is', (file) => {
      const body = readFileSync(new URL(file, samples));
      const { formats, occurrences, ignored } = parseAlerts({ headers: {}, body }, 'prod-eu', receivedAtMs);
      const told = [formats.join(), occurrences.length, ignored.length];
      expect(told).toEqual(expectations[file] ?? [formats.join(), expect.any(Number), expect.any(Number)]);
      for (const { alert } of occurrences) expect(alert.startsAtMs + alert.endsAtMs).toBeGreaterThan(0);
    });
  },
);

type Path = readonly (string | number)[];

/** Every member at any depth. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]));
  return path.length > 0 ? [path, ...below] : below;
}

const replacement = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    '',
    '\0',
    -1,
    1e308,
    [null],
    [[]],
    {},
    { '': '' },
    { values: 3 },
    '9'.repeat(400),
    '0001-01-01T00:00:00Z',
  ),
);

/** A copy with the member left out (undefined) or exchanged. */
function without(value: unknown, [key, ...rest]: Path, member: unknown): unknown {
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key!] = rest.length > 0 ? without(copy[key!], rest, member) : member;
  if (copy[key!] === undefined && !Array.isArray(copy)) delete copy[key!];
  return copy;
}
