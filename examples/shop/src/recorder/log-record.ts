import { attributesOf, scalarOf, serviceOf, type Attributes, type OtlpLogRecord, type OtlpLogs } from './otlp.js';
import { exceptionFrom, type ExceptionRecord } from './span-record.js';

/** One log line of a recording (docs/recording-format.md). */
export interface LogRecord {
  /** Epoch seconds. */
  readonly ts: number;
  readonly service: string;
  readonly level: string;
  readonly message: string;
  readonly traceId?: string;
  readonly spanId?: string;
  readonly attributes?: Attributes;
  readonly exception?: ExceptionRecord;
}

/** The log lines of one OTLP request. */
export function logRecords(logs: OtlpLogs): LogRecord[] {
  return (logs.resourceLogs ?? []).flatMap(({ resource, scopeLogs }) => {
    const service = serviceOf(resource);
    return (scopeLogs ?? []).flatMap(({ logRecords: lines }) => (lines ?? []).map((line) => logRecord(service, line)));
  });
}

function logRecord(service: string, line: OtlpLogRecord): LogRecord {
  const all = attributesOf(line.attributes);
  const attributes = Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('exception.')));
  const exception = exceptionFrom(all);
  return {
    ts: Number(BigInt(line.timeUnixNano ?? line.observedTimeUnixNano ?? '0') / 1_000_000n) / 1000,
    service,
    level: line.severityText ?? 'INFO',
    message: String(scalarOf(line.body) ?? ''),
    ...(line.traceId ? { traceId: line.traceId, spanId: line.spanId } : {}),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(exception ? { exception } : {}),
  };
}
