import type { AlertFormat } from './alert-format.js';
import { alertmanager } from './alertmanager.js';
import { alertmanagerEvent } from './alertmanager-event.js';
import { cloudevents } from './cloudevents.js';
import { datadog } from './datadog.js';
import { grafana } from './grafana.js';
import { grafanaKafka } from './grafana-kafka.js';
import { kapacitor } from './kapacitor.js';
import { otlpEvent } from './otlp-event.js';
import { otlpLogs } from './otlp-logs.js';
import { pagerduty } from './pagerduty.js';
import { zabbix } from './zabbix.js';

/** Every format, in the order in which a message is compared with their shapes; the first that fits reads it. */
export const alertFormats: readonly AlertFormat[] = [
  pagerduty,
  otlpLogs,
  otlpEvent,
  alertmanagerEvent,
  grafana,
  alertmanager,
  grafanaKafka,
  datadog,
  kapacitor,
  zabbix,
  cloudevents,
];
