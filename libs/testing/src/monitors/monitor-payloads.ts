const labels = {
  alertname: 'SlowCheckout',
  service: 'checkout',
  severity: 'critical',
  pod: 'checkout-7d9f8b6c5d-x2v4z',
};
const annotations = { summary: 'p95 above 1 s' };
const firing = {
  status: 'firing',
  labels,
  annotations,
  startsAt: '2026-03-04T05:06:07.120Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus/graph',
  fingerprint: '00112233445566ff',
};
const ended = { ...firing, status: 'resolved', endsAt: '2026-03-04T05:16:07Z' };

const alertmanager = (alert: object) => ({
  version: '4',
  groupKey: '{}:{alertname="SlowCheckout"}',
  status: 'firing',
  receiver: 'compass',
  truncatedAlerts: 0,
  groupLabels: { alertname: 'SlowCheckout' },
  commonLabels: labels,
  commonAnnotations: annotations,
  externalURL: 'http://alertmanager',
  alerts: [alert],
});

const pairs = (map: Record<string, string>) => ({
  labels: Object.entries(map).map(([key, value]) => ({ key, value })),
});
const recorded = {
  fingerprint: BigInt('0x00112233445566ff').toString(),
  name: 'SlowCheckout',
  labels: pairs(labels),
  annotations: pairs(annotations),
  startsAt: '2026-03-04T05:06:07.120Z',
  endsAt: '2026-03-04T05:11:07.120Z',
};
const event = (data: object) => ({
  '@timestamp': '2026-03-04T05:06:08Z',
  instance: 'alertmanager-0',
  data,
  clusterPosition: 0,
});

const grafana = (alert: object) => ({
  receiver: 'compass',
  status: 'firing',
  orgId: 1,
  alerts: [{ ...alert, values: { B: 1.5 }, dashboardURL: '', silenceURL: 'http://grafana/alerting/silence/new' }],
  groupLabels: { alertname: 'SlowCheckout' },
  commonLabels: labels,
  commonAnnotations: {},
  externalURL: 'http://grafana/',
  version: '1',
  groupKey: '{}:{alertname="SlowCheckout"}',
  truncatedAlerts: 0,
  title: '[FIRING:1] SlowCheckout',
  state: 'alerting',
  message: '**Firing**',
});

const grafanaText = [
  '**Firing**',
  '',
  'Value: B=1.5',
  'Labels:',
  ' - alertname = SlowCheckout',
  ' - service = checkout',
  ' - pod = checkout-0',
  'Annotations:',
  ' - summary = p95 above 1 s',
  '',
  'Value: B=1.7',
  'Labels:',
  ' - alertname = SlowCheckout',
  ' - service = checkout',
  ' - pod = checkout-1',
  'Annotations:',
].join('\n');
const grafanaValue = (state: string) => ({
  alert_state: state,
  client: 'Grafana',
  client_url: 'http://grafana/alerting/list',
  description: '[FIRING:2] SlowCheckout',
  details: grafanaText,
  incident_key: 'a1b2c3',
});

const pagerduty = (event_type: string, occurred_at: string) => ({
  event: {
    id: `event-${event_type}`,
    event_type,
    resource_type: 'incident',
    occurred_at,
    agent: null,
    client: { name: 'Monitor' },
    data: {
      id: 'PINC1',
      type: 'incident',
      html_url: 'https://acme.example/incidents/PINC1',
      number: 12,
      status: 'triggered',
      incident_key: 'key-1',
      created_at: '2026-03-04T05:06:07Z',
      title: 'Checkout is slow',
      service: { id: 'PSVC1', summary: 'checkout', type: 'service_reference' },
      assignees: [],
      teams: [{ id: 'PTEAM1', summary: 'Shop', type: 'team_reference' }],
      priority: { id: 'PPRIO1', summary: 'P1', type: 'priority_reference' },
      urgency: 'high',
      resolve_reason: null,
    },
  },
});

const datadog = (alert_transition: string, date: string) => ({
  title: '[P2] [Triggered on {service:checkout}] Checkout is slow',
  body: 'p95 is above 1 s',
  event_type: 'query_alert_monitor',
  alert_transition,
  alert_type: 'error',
  alert_cycle_key: 'cycle-1',
  severity: 'P2',
  monitor_id: '4711',
  id: '900',
  scopes: 'service:checkout,pod_name:checkout-0',
  tags: 'env:prod-eu,team:shop',
  date,
  last_updated: date,
  url: 'https://datadog.example/monitors/4711',
});

const kapacitor = (level: string, time: string, duration: number) => ({
  id: 'cpu:host=web-1,service=checkout',
  message: 'cpu is CRITICAL',
  details: '',
  time,
  duration,
  level,
  previousLevel: 'OK',
  recoverable: true,
  data: {
    series: [
      { name: 'cpu', tags: { host: 'web-1', service: 'checkout' }, columns: ['time', 'v'], values: [[time, 1]] },
    ],
  },
});

const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const log = (severityNumber: number, severityText: string) => ({
  timeUnixNano: '1772600767120000000',
  observedTimeUnixNano: '1772600767130000000',
  severityNumber,
  severityText,
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  body: { stringValue: 'payment refused' },
  attributes: [attribute('exception.type', 'PaymentRefused'), { key: 'attempts', value: { intValue: '3' } }],
});
const resource = {
  attributes: [attribute('service.name', 'checkout'), attribute('k8s.pod.name', 'checkout-7d9f8b6c5d-x2v4z')],
};
const logs = (...logRecords: object[]) => ({
  resourceLogs: [{ resource, scopeLogs: [{ scope: { name: 'shop' }, logRecords }] }],
});

const zabbixProblem = {
  clock: 1772600767,
  ns: 120_000_000,
  value: 1,
  eventid: 51,
  name: 'Checkout is slow',
  severity: 4,
  hosts: [{ host: 'web-1', name: 'Web 1' }],
  groups: ['Shop'],
  tags: [
    { tag: 'service', value: 'checkout' },
    { tag: 'scope', value: 'performance' },
  ],
};

const cloudEvent = (data: unknown) => ({
  specversion: '1.0',
  type: 'com.example.checkout.slow',
  source: '/monitors/checkout',
  id: 'A-1',
  time: '2026-03-04T05:06:07.120Z',
  datacontenttype: 'application/json',
  data,
});
const cloudData = { key: 'slow-checkout', summary: 'Checkout is slow', service: 'checkout', severity: 'critical' };

/** Messages as each monitor sends them, written for specs, by format: a firing, its end where the monitor tells one, and peculiar ones. */
export const monitorPayloads = {
  alertmanager: { firing: alertmanager(firing), ended: alertmanager(ended) },
  'alertmanager-event': {
    firing: event({ alertCreated: { alert: recorded } }),
    ended: event({
      alertResolved: {
        alert: { hash: '1', details: { ...recorded, endsAt: '2026-03-04T05:16:07Z', resolved: true } },
        groupInfo: { groupKey: '{}' },
      },
    }),
    second: event({ alertCreated: { alert: { ...recorded, labels, annotations } } }),
    silenced: event({ silenceMutedAlert: { silence: { id: 's' }, mutedAlert: { fingerprint: '1' } } }),
    started: event({ alertmanagerStartupEvent: { version: '0.33.0' } }),
  },
  grafana: { firing: grafana(firing), ended: grafana(ended) },
  'grafana-kafka': { firing: grafanaValue('alerting'), ended: grafanaValue('ok') },
  pagerduty: {
    firing: pagerduty('incident.triggered', '2026-03-04T05:06:08Z'),
    ended: pagerduty('incident.resolved', '2026-03-04T05:16:07Z'),
    again: pagerduty('incident.reopened', '2026-03-04T05:26:07Z'),
    note: pagerduty('incident.annotated', '2026-03-04T05:10:00Z'),
    ping: { event: { id: 'e', event_type: 'pagey.ping', resource_type: 'pagey', data: { message: 'Hello' } } },
  },
  datadog: { firing: datadog('Triggered', '1772600767120'), ended: datadog('Recovered', '1772601367000') },
  kapacitor: {
    firing: kapacitor('CRITICAL', '2026-03-04T05:06:17.120Z', 10_000_000_000),
    ended: kapacitor('OK', '2026-03-04T05:16:07Z', 600_000_000_000),
  },
  'otlp-logs': { firing: logs(log(17, 'ERROR'), log(9, 'INFO')), quiet: logs(log(9, 'INFO')) },
  'otlp-event': { firing: { ...log(21, 'FATAL'), eventName: 'shop.payment.lost' }, quiet: log(0, 'debug') },
  zabbix: {
    firing: zabbixProblem,
    ended: { clock: 1772601367, ns: 0, value: 0, eventid: 52, p_eventid: 51 },
    value: { host: { host: 'web-1' }, itemid: 3, name: 'load', clock: 1772600767, ns: 0, value: 1.5, type: 0 },
    old: { ...zabbixProblem, hosts: ['web-1'], tags: [] },
  },
  cloudevents: {
    firing: cloudEvent(cloudData),
    ended: cloudEvent({ ...cloudData, status: 'resolved' }),
    bare: cloudEvent({}),
    wrapped: cloudEvent(alertmanager(firing)),
  },
} as const;
