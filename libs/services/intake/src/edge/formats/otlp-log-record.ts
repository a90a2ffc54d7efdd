import { z } from 'zod';
import type { Severity } from '@compass/contracts';
import { canonicalJson, sha256Hex } from '@compass/kernel';
import { firstText, knownTime, optionalText } from '../fields.js';
import { storableText } from '../storable-text.js';
import { ignored, type Notice } from './alert-format.js';
import { labelsOfAttributes, textOfBody } from './otlp-values.js';

/** OTLP/JSON writes 64-bit integers as texts, enums as numbers, ids in hex. */
const nanoseconds = z.union([z.string(), z.number()]).transform(Number).refine(Number.isFinite).catch(0);

export const otlpLogRecord = z.object({
  timeUnixNano: nanoseconds,
  observedTimeUnixNano: nanoseconds,
  severityNumber: z.number().catch(0),
  severityText: optionalText,
  eventName: optionalText,
  traceId: optionalText,
  spanId: optionalText,
  attributes: z.unknown().optional(),
  body: z.unknown().optional(),
});

/** By the least severityNumber: https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
const severities: readonly { least: number; severity: Severity; word: RegExp }[] = [
  { least: 21, severity: 'SEVERITY_CRITICAL', word: /^(fatal|critical|crit|alert|emerg|panic)/i },
  { least: 17, severity: 'SEVERITY_WARNING', word: /^err/i },
  { least: 13, severity: 'SEVERITY_WARNING', word: /^warn/i },
];

/**
 * A log record is an alert from a warning on; without a number the text of its severity says. A log has no end.
 * @param around attributes of resource and scope
 */
export function noticeOfLog(record: z.output<typeof otlpLogRecord>, around: readonly unknown[]): Notice {
  const { severityNumber, severityText, eventName, traceId, spanId } = record;
  const severity = severities.find(({ least, word }) =>
    severityNumber > 0 ? severityNumber >= least : word.test(severityText),
  )?.severity;
  if (!severity) {
    const level = severityText || (severityNumber > 0 ? String(severityNumber) : 'unknown');
    return ignored('informational', `${eventName || 'a log'} of severity ${JSON.stringify(level)}: below a warning`);
  }
  const labels = labelsOfAttributes(...around, record.attributes);
  const body = storableText.parse(textOfBody(record.body));
  const summary = firstText(body, eventName);
  const identity = { time: record.timeUnixNano, traceId, spanId, content: sha256Hex(canonicalJson({ body, labels })) };
  return {
    kind: 'alert',
    identity,
    name: firstText(eventName, labels['event_name'], labels['exception_type'], `${severityText || 'ERROR'} log`),
    isFiring: true,
    startsAtMs: knownTime(record.timeUnixNano / 1e6) || knownTime(record.observedTimeUnixNano / 1e6),
    endsAtMs: 0,
    summary,
    labels,
    annotations: { ...(traceId && { trace_id: traceId }), ...(spanId && { span_id: spanId }) },
    severity,
  };
}
