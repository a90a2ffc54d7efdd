import { z } from 'zod';
import { defineFormat, readEach } from './alert-format.js';
import { prometheusAlert, readPrometheusAlert } from './prometheus-alert.js';

/** Grafana's webhook contact point: alerts as Alertmanager's, in an envelope of its own. */
export const grafana = defineFormat({
  name: 'grafana',
  about: 'Grafana alerting, webhook contact point',
  recognises: (message) => Array.isArray(message['alerts']) && ('orgId' in message || message['version'] === '1'),
  schema: z.object({ alerts: z.array(z.unknown()) }),
  notices: ({ alerts }) => readEach('alerts', alerts, prometheusAlert, readPrometheusAlert),
});
