import { z } from 'zod';
import { lenientList } from '../fields.js';
import { defineFormat } from './alert-format.js';
import { noticeOfLog, otlpLogRecord } from './otlp-log-record.js';

const attributed = z.object({ attributes: z.unknown().optional() }).catch({ attributes: undefined });

const exported = z.object({
  resourceLogs: z.array(
    z.object({
      resource: attributed,
      scopeLogs: lenientList(z.object({ scope: attributed, logRecords: lenientList(otlpLogRecord) })),
    }),
  ),
});

/** An OTLP/JSON export of logs. */
export const otlpLogs = defineFormat({
  name: 'otlp-logs',
  about: 'OpenTelemetry, OTLP/JSON export of logs',
  recognises: ({ resourceLogs }) => Array.isArray(resourceLogs),
  schema: exported,
  notices: ({ resourceLogs }) =>
    resourceLogs.flatMap(({ resource, scopeLogs }) =>
      scopeLogs.flatMap(({ scope, logRecords }) =>
        logRecords.map((record) => noticeOfLog(record, [scope.attributes, resource.attributes])),
      ),
    ),
});
