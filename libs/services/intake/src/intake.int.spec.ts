import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageLimitBytes } from '@compass/contracts';
import { ChannelClients } from '@compass/runtime';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { eventually } from './testing/eventually.js';
import { RunningIntake } from './testing/running-intake.js';
import { webhook } from './testing/webhook.js';

const opened = 'compass.incidents.v1.IncidentOpened';
const recorded = 'compass.incidents.v1.IncidentRecorded';
const updated = 'compass.incidents.v1.IncidentUpdated';
const resolved = 'compass.incidents.v1.IncidentResolved';

const directory = mkdtempSync(join(tmpdir(), 'compass-intake-'));
const maintenance = join(directory, 'maintenance.json');
const always = { name: 'always', start: '00:00', durationMinutes: 1440, comment: 'being moved' };
const windows = [{ ...always, matchers: [{ label: 'service', pattern: 'moving-*' }] }];

let database: TestDatabase;
let intake: RunningIntake;
beforeAll(async () => {
  writeFileSync(maintenance, JSON.stringify({ windows }));
  database = await createTestDatabase();
  intake = await RunningIntake.open(database.url);
  const env = { COMPASS_MAINTENANCE: maintenance };
  await Promise.all([intake.start(env), intake.start(env)]);
});
afterAll(async () => {
  await intake.close();
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

const openedOf = (service: string) => intake.events(opened).filter(({ data }) => data.incident?.service === service);
const updatesOf = (incidentId: string) => intake.events(updated).filter(({ data }) => data.incidentId === incidentId);

describe('alerts on the log, two instances of intake', () => {
  test('many copies from many pods at once are one incident, and each pod joins once', async () => {
    const pods = Array.from({ length: 25 }, (_, n) => ({ service: 'checkout', pod: `checkout-7d9f8b6c5d-x${n}` }));
    const copies = [...pods, ...pods, ...pods, ...pods].map((pod) => intake.publish(webhook(pod)));
    await Promise.all(copies);
    const [incident] = await eventually(() => (openedOf('checkout').length > 0 ? openedOf('checkout') : undefined));
    const joined = await eventually(() => {
      const updates = updatesOf(incident!.key);
      return updates.length >= 24 ? updates : undefined;
    });
    expect(openedOf('checkout')).toHaveLength(1);
    expect(joined.map(({ data }) => data.alertCount)).toEqual(Array.from({ length: 24 }, (_, n) => n + 2));
    expect(incident?.data.incident).toMatchObject({
      environment: 'prod-eu',
      severity: 'SEVERITY_CRITICAL',
      startedAtMs: Date.UTC(2026, 2, 4, 5, 6, 7),
    });
  });

  test('when all of its alerts have ended it is resolved, and the next firing is another incident', async () => {
    const [a, b] = [
      { service: 'cart', pod: 'cart-0' },
      { service: 'cart', pod: 'cart-1' },
    ];
    await intake.publish(webhook(a, b));
    const first = await eventually(() => openedOf('cart')[0]);
    await intake.publish(webhook({ ...a, firing: false }, { ...b, firing: false }));
    await eventually(() => intake.events(resolved).find(({ key }) => key === first.key));
    await intake.publish(webhook({ ...a, startsAt: '2026-03-05T05:06:07Z' }));
    const second = await eventually(() => openedOf('cart')[1]);
    expect(second.key).not.toBe(first.key);
    expect(openedOf('cart')).toHaveLength(2);
  });

  test('an alert about COMPASS itself is recorded in an incident of its own, and opens none that would be investigated', async () => {
    await intake.publish(webhook({ service: 'compass', part_of: 'compass' }, { service: 'compass' }));
    const [incident] = await eventually(() => (openedOf('compass').length > 0 ? openedOf('compass') : undefined));
    const [own] = await eventually(() => {
      const all = intake.events(recorded);
      return all.length > 0 ? all : undefined;
    });
    expect(own?.data.incident?.alerts[0]?.labels).toMatchObject({ part_of: 'compass' });
    expect(own?.key).not.toBe(incident?.key);
    expect(openedOf('compass')).toHaveLength(1);
  });

  test('the first alert’s trace goes on; one that joins keeps its own', async () => {
    const traceparent = (digit: string) => `00-${digit.repeat(32)}-${digit.repeat(16)}-01`;
    await intake.publish(webhook({ service: 'web', pod: 'web-0' }), { traceparent: traceparent('1') });
    const incident = await eventually(() => openedOf('web')[0]);
    await intake.publish(webhook({ service: 'web', pod: 'web-1' }), { traceparent: traceparent('2') });
    await eventually(() => updatesOf(incident.key)[0]);
    const traces = intake.records
      .filter(({ key }) => key === incident.key)
      .map(({ headers }) => headers['traceparent']?.split('-')[1]);
    expect(traces).toEqual(['1'.repeat(32), '2'.repeat(32)]);
  });
});

describe('an incident', () => {
  const clients = new ChannelClients(trace.getTracer('test'));
  afterAll(() => clients.close());
  const asking = () => clients.client('compass.incidents.v1.IncidentService', intake.instances[0]!.grpcAddress);
  const [a, b] = [
    { service: 'basket', pod: 'basket-0' },
    { service: 'basket', pod: 'basket-1' },
  ];

  test('can be asked what is in it while it is open, and when it is over', async () => {
    await intake.publish(webhook(a, b));
    const opened = await eventually(() => openedOf('basket')[0]);
    const incidentId = opened.key;
    const { record } = await eventually(async () => {
      const found = await asking().getIncident({ incidentId });
      return found.record?.alertCount === 2 ? found : undefined;
    });
    expect(record).toMatchObject({ status: 'INCIDENT_STATUS_OPEN', resolvedAtMs: 0, firingCount: 2, recurrenceOf: '' });
    expect(record?.incident?.alerts.map(({ labels }) => labels['pod']).sort()).toEqual(['basket-0', 'basket-1']);
    expect(record?.investigationId).toMatch(/^[0-9a-f-]{36}$/);

    await intake.publish(webhook({ ...a, firing: false }, { ...b, firing: false }));
    await eventually(() => intake.events(resolved).find(({ key }) => key === incidentId));
    const page = await asking().listIncidents({ status: 'INCIDENT_STATUS_RESOLVED', service: 'basket' });
    expect(page.records).toMatchObject([{ incident: { incidentId, alerts: [] }, firingCount: 0 }]);
    expect((await asking().listIncidents({ status: 'INCIDENT_STATUS_OPEN', service: 'basket' })).records).toEqual([]);
  });

  test('is found on one page of several, each once, those that began last first', async () => {
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await asking().listIncidents({ pageSize: 2, pageToken });
      seen.push(...page.records.map(({ incident }) => `${incident!.startedAtMs} ${incident!.incidentId}`));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  test('that there is not, or a page that there is not, is refused', async () => {
    await expect(asking().getIncident({ incidentId: 'none' })).rejects.toMatchObject({ code: 'unknown-incident' });
    await expect(asking().listIncidents({ pageToken: 'x' })).rejects.toMatchObject({ code: 'invalid-page-token' });
  });
});

describe('a silence', () => {
  const clients = new ChannelClients(trace.getTracer('test'));
  afterAll(() => clients.close());

  test('is made once, however often its request is sent', async () => {
    const alerts = clients.client('compass.alerts.v1.AlertService', intake.instances[0]!.grpcAddress);
    const matchers = [{ label: 'service', pattern: 'nothing-of-the-kind', negated: false }];
    const silence = { kind: 'SILENCE_KIND_SILENCE', matchers, endsAtMs: Date.now() + 60_000 } as const;
    const answers = await Promise.all(
      [1, 2, 3].map(() => alerts.createSilence({ silence, requestKey: 'three times' })),
    );
    expect(new Set(answers.map((answer) => answer.silence?.silenceId)).size).toBe(1);
    const other = { ...silence, comment: 'another' };
    const reused = alerts.createSilence({ silence: other, requestKey: 'three times' });
    await expect(reused).rejects.toMatchObject({ code: 'silence-key-reused' });
    const { silences } = await alerts.listSilences({});
    expect(silences.filter(({ comment }) => comment === '')).toHaveLength(1);
  });
});

describe('a maintenance window of the configuration', () => {
  const clients = new ChannelClients(trace.getTracer('test'));
  afterAll(() => clients.close());

  test('opens nothing for what fits it, and says why', async () => {
    await intake.publish(webhook({ service: 'moving-db' }, { service: 'staying-db' }));
    await eventually(() => openedOf('staying-db')[0]);
    expect(openedOf('moving-db')).toEqual([]);
    const alerts = clients.client('compass.alerts.v1.AlertService', intake.instances[0]!.grpcAddress);
    const { records } = await alerts.listAlerts({ outcome: 'silenced' });
    const reason = 'maintenance always of the configuration: being moved';
    expect(records).toMatchObject([{ rule: 'silence', reason, alert: { service: 'moving-db' } }]);
  });

  test('is listed with the silences, and ended in its file alone', async () => {
    const alerts = clients.client('compass.alerts.v1.AlertService', intake.instances[0]!.grpcAddress);
    const { silences } = await alerts.listSilences({});
    expect(silences.filter(({ configured }) => configured)).toMatchObject([
      { silenceId: 'always', kind: 'SILENCE_KIND_MAINTENANCE', comment: 'being moved' },
    ]);
    await expect(alerts.expireSilence({ silenceId: 'always' })).rejects.toMatchObject({ code: 'silence-configured' });
  });
});

describe('what intake cannot understand', () => {
  const clients = new ChannelClients(trace.getTracer('test'));
  afterAll(() => clients.close());
  const deadLetters = () => clients.client('compass.operations.v1.DeadLetterService', intake.instances[0]!.grpcAddress);

  async function deadLetterOf(code: string) {
    const { deadLetterId } = await eventually(async () => {
      const page = await deadLetters().listDeadLetters({ pageSize: 500 });
      return page.deadLetters.find((letter) => letter.code === code);
    });
    return (await deadLetters().getDeadLetter({ deadLetterId })).deadLetter!;
  }

  test.each<[string, unknown]>([
    ['not-json', 'disk is full'],
    ['unknown-alert-format', '{"hello":"world"}'],
    ['no-alerts', JSON.stringify(webhook())],
    ['unknown-environment', JSON.stringify(webhook({ environment: '' }))],
  ])('goes to the dead letter as %s, with its bytes', async (code, body) => {
    await intake.publish(body, { 'x-sender': 'test' });
    expect(await deadLetterOf(code)).toMatchObject({
      service: 'intake',
      topic: 'compass.alerts.v1',
      attempts: 1,
      headers: { 'x-sender': 'test' },
      body: Buffer.from(body as string),
    });
  });

  test('too large a message is refused with its bytes too', async () => {
    await intake.publish(Buffer.alloc(messageLimitBytes + 1, 'x'));
    expect(await deadLetterOf('message-too-large')).toMatchObject({ bodyBytes: messageLimitBytes + 1 });
  });

  test('comes back when the reason is mended', async () => {
    await intake.publish(webhook({ service: 'payment', environment: '' }), { 'x-sender': 'mended' });
    const letter = await eventually(async () => {
      const page = await deadLetters().listDeadLetters({ pageSize: 500 });
      return page.deadLetters.find(({ headers }) => headers['x-sender'] === 'mended');
    });
    await intake.stopInstances();
    await intake.start({ COMPASS_DEFAULT_ENVIRONMENT: 'prod-eu' });
    await deadLetters().redriveDeadLetter({ deadLetterId: letter.deadLetterId });
    expect((await eventually(() => openedOf('payment')[0])).data.incident?.environment).toBe('prod-eu');
  });

  test('takes no other alert of its message with it, and comes back alone', async () => {
    await intake.stopInstances();
    await intake.start();
    const pods = Array.from({ length: 20 }, (_, n) => ({ service: 'search', pod: `search-${n}` }));
    const message = webhook(...pods.map((pod, n) => (n === 7 ? { ...pod, environment: '' } : pod)));
    await intake.publish(message, { 'x-sender': 'one of twenty' });
    const incident = await eventually(() => openedOf('search')[0]);
    const joined = () => {
      const { alerts = [] } = incident.data.incident ?? {};
      return [...alerts, ...updatesOf(incident.key).flatMap(({ data }) => data.alert ?? [])].map(
        ({ labels }) => labels['pod'],
      );
    };
    await eventually(() => (joined().length === 19 ? joined() : undefined));
    expect(joined()).not.toContain('search-7');
    const letter = async () => {
      const page = await deadLetters().listDeadLetters({ pageSize: 500 });
      return page.deadLetters.find(({ headers }) => headers['x-sender'] === 'one of twenty');
    };
    const { deadLetterId, ...given } = await eventually(letter);
    expect(given).toMatchObject({ code: 'unknown-environment', reason: expect.stringMatching(/^1 of 20 /) });

    await intake.stopInstances();
    await intake.start({ COMPASS_DEFAULT_ENVIRONMENT: 'prod-eu' });
    await deadLetters().redriveDeadLetter({ deadLetterId });
    await eventually(() => (joined().includes('search-7') ? true : undefined));
    expect(joined()).toHaveLength(20);
    expect(await letter()).toBeUndefined();
    const kept = clients.client('compass.alerts.v1.AlertService', intake.instances[0]!.grpcAddress);
    const { records } = await kept.listAlerts({ incidentId: incident.key, pageSize: 100 });
    expect(records).toHaveLength(20);
  });
});
