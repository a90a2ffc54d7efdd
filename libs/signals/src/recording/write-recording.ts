import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { MetricSeries } from '../port/metrics.js';

/** Telemetry to be recorded, in the fields of docs/recording-format.md; a kind that is absent is not available. */
export interface RecordedTelemetry {
  /** Environment's time at the end of the recording. */
  readonly nowMs: number;
  readonly metrics?: readonly MetricSeries[];
  readonly logs?: readonly RecordedLog[];
  readonly traces?: readonly RecordedTrace[];
  readonly changes?: readonly RecordedChange[];
  /** Caller and callee. */
  readonly graph?: readonly (readonly [string, string])[];
}

interface RecordedLog {
  /** Epoch seconds, as everything in a recording's files; null when not known. */
  readonly ts: number | null;
  readonly service: string;
  readonly level: string;
  readonly message: string;
  readonly traceId?: string;
}

export interface RecordedTrace {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly service: string;
  readonly operation: string;
  readonly startUs: number;
  readonly durationUs: number;
  readonly status: 'UNSET' | 'OK' | 'ERROR';
  readonly kind?: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly exception?: { readonly type: string; readonly message: string };
}

interface RecordedChange {
  readonly ts: number;
  readonly service: string;
  readonly kind: string;
  readonly summary: string;
  readonly version?: string;
  readonly previousVersion?: string;
  readonly diff?: string;
  readonly commit?: string;
  readonly files?: readonly string[];
}

/** Writes a recording, for tests. @param directory `…/<source>/cases/<id>`, made if it is not there */
export async function writeRecording(directory: string, telemetry: RecordedTelemetry): Promise<void> {
  await mkdir(directory, { recursive: true });
  const { nowMs, metrics, logs, traces, changes, graph = [] } = telemetry;
  await writeFile(join(directory, 'case.json'), JSON.stringify({ id: basename(directory), now: nowMs / 1000, graph }));
  const files = {
    'metrics.csv.gz': metrics && csv(metrics),
    'logs.jsonl.gz': logs && jsonLines(logs),
    'traces.jsonl.gz': traces && jsonLines(traces),
    'changes.jsonl.gz': changes && jsonLines(changes),
  };
  for (const [name, text] of Object.entries(files))
    if (text !== undefined) await writeFile(join(directory, name), gzipSync(text));
}

const jsonLines = (items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

function csv(series: readonly MetricSeries[]): string {
  const columns = series.map(({ points }) => new Map(points));
  const times = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  const header = ['time', ...series.map(({ service, metric }) => `${service}_${metric}`)];
  const rows = times.map((atMs) => [atMs / 1000, ...columns.map((column) => column.get(atMs) ?? '')]);
  return [header, ...rows].map((row) => `${row.join(',')}\n`).join('');
}
