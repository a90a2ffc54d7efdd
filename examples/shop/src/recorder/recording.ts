import type { ChangeRecord } from './change-record.js';
import { logRecords, type LogRecord } from './log-record.js';
import { MetricTable } from './metrics/metric-table.js';
import type { OtlpLogs, OtlpMetrics, OtlpTraces } from './otlp.js';
import type { OtlpSink } from './receive-otlp.js';
import { spanRecords, type SpanRecord } from './span-record.js';

/** All that was received so far. */
export class Recording implements OtlpSink {
  readonly spans: SpanRecord[] = [];
  readonly logs: LogRecord[] = [];
  readonly changes: ChangeRecord[] = [];
  readonly metrics = new MetricTable();

  addTraces(traces: OtlpTraces): void {
    this.spans.push(...spanRecords(traces));
  }

  addLogs(logs: OtlpLogs): void {
    this.logs.push(...logRecords(logs));
  }

  addMetrics(metrics: OtlpMetrics): void {
    this.metrics.add(metrics);
  }
}
