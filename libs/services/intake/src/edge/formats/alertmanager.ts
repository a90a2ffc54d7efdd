import { z } from 'zod';
import { defineFormat, readEach } from './alert-format.js';
import { prometheusAlert, readPrometheusAlert } from './prometheus-alert.js';

/** Prometheus Alertmanager's webhook, version 4; fields beyond these are left alone. */
export const alertmanager = defineFormat({
  name: 'alertmanager',
  about: 'Prometheus Alertmanager, webhook version 4',
  recognises: (message) => Array.isArray(message['alerts']) && !('orgId' in message) && message['version'] !== '1',
  schema: z.object({ version: z.literal('4'), alerts: z.array(z.unknown()) }),
  notices: ({ alerts }) => readEach('alerts', alerts, prometheusAlert, readPrometheusAlert),
});
