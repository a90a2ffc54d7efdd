/** Names of the formats that intake reads: in POST /v1/alerts/{format} and in the header compass-format. */
export const alertFormatNames = [
  'alertmanager',
  'alertmanager-event',
  'cloudevents',
  'datadog',
  'grafana',
  'grafana-kafka',
  'kapacitor',
  'otlp-event',
  'otlp-logs',
  'pagerduty',
  'zabbix',
] as const;

export type AlertFormatName = (typeof alertFormatNames)[number];
