export interface SentAlert {
  readonly service?: string;
  readonly pod?: string;
  readonly part_of?: string;
  readonly environment?: string;
  readonly firing?: boolean;
  readonly startsAt?: string;
}

/** For specs: Alertmanager's webhook about one firing, or its end, for each alert given. */
export function webhook(...alerts: SentAlert[]) {
  return {
    version: '4',
    groupKey: '{}:{alertname="SlowCheckout"}',
    alerts: alerts.map(({ firing = true, startsAt = '2026-03-04T05:06:07Z', ...labels }) => ({
      status: firing ? 'firing' : 'resolved',
      labels: { alertname: 'SlowCheckout', severity: 'critical', environment: 'prod-eu', ...labels },
      startsAt,
      endsAt: firing ? '0001-01-01T00:00:00Z' : '2026-03-04T06:06:07Z',
    })),
  };
}
