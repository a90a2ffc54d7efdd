export interface FloodAlert {
  readonly service: string;
  readonly severity?: 'warning' | 'critical';
  /** Tells the alerts of one service apart. */
  readonly pod?: string;
  /** Of the description, in characters: alerts of other monitors are larger. */
  readonly padding?: number;
}

/** A bundled recording: agents look at something real. */
const environment = 'shop/incident-001';

/** Alertmanager's webhook with one firing alert. */
export function alertBody({ service, severity = 'warning', pod = '', padding = 0 }: FloodAlert): Buffer {
  const labels = { alertname: 'Slow', environment, service, severity, ...(pod && { pod }) };
  const alert = {
    status: 'firing',
    labels,
    annotations: { summary: `${service} is slow`, description: 'x'.repeat(padding) },
    startsAt: '2026-03-04T05:06:07Z',
    endsAt: '0001-01-01T00:00:00Z',
    fingerprint: `${service}/${pod}`,
  };
  return Buffer.from(JSON.stringify({ version: '4', status: 'firing', groupKey: service, alerts: [alert] }));
}
