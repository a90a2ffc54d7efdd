import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alertmanagerBody } from '../alerting/alertmanager-body.js';
import { callGraph } from '../recorder/call-graph.js';
import { jsonLinesGz, sampledTracesGz, textGz } from '../recorder/compress.js';
import { metricCsv } from '../recorder/metrics/metric-csv.js';
import { INTERVAL_S } from '../recorder/metrics/metric-table.js';
import type { SpanRecord } from '../recorder/span-record.js';
import type { NoticedIncident } from './noticed-incident.js';

export const SOURCE = 'shop';
const MAX_TRACE_BYTES = 250_000;

/** Writes one case's files (docs/recording-format.md) into `directory`. */
export async function writeCase(directory: string, id: string, incident: NoticedIncident): Promise<void> {
  const { recording, rows, alert, startS, endS } = incident;
  const spans = spansWithin(recording.spans, startS, endS);
  const traces = await sampledTracesGz(spans, MAX_TRACE_BYTES);
  await mkdir(directory, { recursive: true });
  const write = (name: string, content: Buffer | string) => writeFile(join(directory, name), content);
  await write('metrics.csv.gz', await textGz(metricCsv(rows)));
  await write('logs.jsonl.gz', await jsonLinesGz(linesWithin(recording.logs, startS, endS)));
  await write('traces.jsonl.gz', traces.content);
  await write('changes.jsonl.gz', await jsonLinesGz(linesWithin(recording.changes, startS, endS)));
  await write('alert.json', json(alertmanagerBody(alert, `${SOURCE}/${id}`)));
  await write('case.json', json({ ...caseOf(id, incident, callGraph(spans)), traceSampleRate: traces.rate }));
}

function caseOf(id: string, { startS, endS, alert }: NoticedIncident, graph: [string, string][]) {
  return {
    id,
    source: SOURCE,
    system: 'shop',
    services: [...new Set(graph.flat())].sort(),
    alertTime: alert.firedAtS,
    now: endS,
    window: { start: startS, end: endS },
    entry: 'web',
    graph,
    modalities: ['metrics', 'logs', 'traces', 'changes'],
    missing: [],
    metricIntervalSeconds: INTERVAL_S,
  };
}

/** Spans that began and ended within these seconds, by start. */
function spansWithin(spans: readonly SpanRecord[], startS: number, endS: number): SpanRecord[] {
  return spans
    .filter(({ startUs, durationUs }) => startUs >= startS * 1e6 && startUs + durationUs < endS * 1e6)
    .sort((one, other) => one.startUs - other.startUs);
}

function linesWithin<T extends { readonly ts: number }>(lines: readonly T[], startS: number, endS: number): T[] {
  return lines.filter(({ ts }) => ts >= startS && ts < endS).sort((one, other) => one.ts - other.ts);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
