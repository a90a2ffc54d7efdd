import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ALERT_RULES } from '../alerting/alert-rule.js';
import { alertmanagerBody } from '../alerting/alertmanager-body.js';
import { firstAlert, type FiredAlert } from '../alerting/first-alert.js';
import { callGraph } from '../recorder/call-graph.js';
import { jsonLinesGz, sampledTracesGz, textGz } from '../recorder/compress.js';
import { metricCsv } from '../recorder/metrics/metric-csv.js';
import { INTERVAL_S } from '../recorder/metrics/metric-table.js';
import type { RecordedIncident } from './run-incident.js';

const SOURCE = 'shop';
const MAX_TRACE_BYTES = 480_000;

/** Writes one case's files. Throws when no alert fired: what nobody notices is no incident. */
export async function writeCase(directory: string, id: string, incident: RecordedIncident): Promise<void> {
  const { recording, startS, endS } = incident;
  const rows = recording.metrics.rows(startS, endS);
  const alert = firstAlert(ALERT_RULES, rows);
  if (!alert) throw new Error(`${id}: no alert rule fired over the recorded metrics`);
  const within = (fromS: number, toS: number) => fromS >= startS && toS <= endS;
  const spans = recording.spans
    .filter((span) => within(span.startUs / 1e6, (span.startUs + span.durationUs) / 1e6))
    .sort((one, other) => one.startUs - other.startUs);
  const traces = sampledTracesGz(spans, MAX_TRACE_BYTES);
  const logs = recording.logs.filter(({ ts }) => within(ts, ts)).sort((one, other) => one.ts - other.ts);
  const changes = recording.changes.filter(({ ts }) => within(ts, ts)).sort((one, other) => one.ts - other.ts);
  const graph = callGraph(spans);
  await mkdir(directory, { recursive: true });
  const write = (name: string, content: Buffer | string) => writeFile(join(directory, name), content);
  await write('metrics.csv.gz', textGz(metricCsv(rows)));
  await write('logs.jsonl.gz', jsonLinesGz(logs));
  await write('traces.jsonl.gz', traces.content);
  await write('changes.jsonl.gz', jsonLinesGz(changes));
  await write('alert.json', json(alertmanagerBody(alert, `${SOURCE}/${id}`)));
  await write(
    'case.json',
    json({ ...caseOf(id, incident, alert), services: servicesOf(graph), graph, traceSampleRate: traces.rate }),
  );
}

function caseOf(id: string, { startS, endS }: RecordedIncident, alert: FiredAlert) {
  return {
    id,
    source: SOURCE,
    system: 'shop',
    alertTime: alert.firedAtS,
    now: endS,
    window: { start: startS, end: endS },
    entry: 'web',
    modalities: ['metrics', 'logs', 'traces', 'changes'],
    missing: [],
    metricIntervalSeconds: INTERVAL_S,
  };
}

function servicesOf(graph: readonly [string, string][]): string[] {
  return [...new Set(graph.flat())].sort();
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
