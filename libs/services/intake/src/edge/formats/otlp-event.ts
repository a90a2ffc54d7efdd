import { defineFormat } from './alert-format.js';
import { noticeOfLog, otlpLogRecord } from './otlp-log-record.js';

/** One OTLP/JSON log record by itself, as events are published. */
export const otlpEvent = defineFormat({
  name: 'otlp-event',
  about: 'OpenTelemetry, one event record as OTLP/JSON',
  recognises: (message) =>
    'eventName' in message ||
    (('timeUnixNano' in message || 'observedTimeUnixNano' in message) &&
      ('severityNumber' in message || 'severityText' in message || 'body' in message)),
  schema: otlpLogRecord,
  notices: (record) => [noticeOfLog(record, [])],
});
