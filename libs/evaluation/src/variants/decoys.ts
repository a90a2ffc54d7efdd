import type { CaseFile } from '../cases/case-file.js';
import { parseTable, printTable, type Table } from './csv.js';
import { pick, type Draw } from './draw.js';
import type { RecordedFiles } from './recorded-files.js';

/**
 * Adds what may be seen in any system and means nothing: an indicator of stored things that leaps and stays (no work, latency or error
 * moves with it), warnings that healed long before the alert, and restarts of last week. Of recorded events: some about stored things.
 */
export function addDecoys({ about, texts }: RecordedFiles, file: CaseFile, draw: Draw): RecordedFiles {
  const service = pick(file.services, draw) ?? 'cache';
  const alertTime = file.alertTime ?? 0;
  const decorated = Object.entries(texts).map(([name, text]) => {
    if (name === 'metrics.csv') return [name, printTable(withLeap(parseTable(text), service, alertTime, draw))];
    if (name === 'logs.jsonl') return [name, text + healedWarnings(service, alertTime)];
    if (name === 'tools.json') return [name, withOldRestarts(text, draw)];
    return [name, text];
  });
  const events = Array.isArray(about['events'])
    ? { events: [...storedMore(file, draw), ...(about['events'] as object[])] }
    : {};
  return { about: { ...about, ...events }, texts: Object.fromEntries(decorated) as Record<string, string> };
}

/** Where only monitors' events are recorded: an instance said first of all, and often, to store more than usual. */
function storedMore({ instances }: CaseFile, draw: Draw): object[] {
  const watched = Array.isArray(instances) ? instances : Object.keys(instances);
  const instance = pick(watched, draw) ?? 'cache-0';
  const told = ['stored_entries', 'stored_keys', 'stored_sessions', 'stored_bytes'];
  return told.map((metric) => ({ kind: 'metric', instance, metric, direction: 'up' }));
}

/** From half an hour before the alert on, forty times what it was, with a little noise. */
function withLeap({ header, rows }: Table, service: string, alertTime: number, draw: Draw): Table {
  const name = `${service}_cached-entries`;
  const column = /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
  const level = (time: number) => (time >= alertTime - 1800 ? 40_000 : 1_000) * (1 + (draw() - 0.5) / 50);
  return { header: [...header, column], rows: rows.map((row) => [...row, level(Number(row[0])).toFixed(1)]) };
}

/** A minute of trouble with an exporter, twenty minutes before the alert, and its end. */
function healedWarnings(service: string, alertTime: number): string {
  const start = alertTime - 1200;
  const warnings = Array.from({ length: 12 }, (_, i) => ({
    ts: start + i * 5,
    service,
    level: 'WARN',
    message: `Sending metrics to the collector failed, attempt ${i + 1}; will try again`,
  }));
  const healed = { ts: start + 61, service, level: 'INFO', message: 'Sending metrics to the collector works again' };
  return [...warnings, healed].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Pods that run and never restarted are said to have restarted some days ago; a third of them. */
function withOldRestarts(text: string, draw: Draw): string {
  const outputs = JSON.parse(text) as Record<string, unknown>;
  const restarted = new Map<string, string>();
  const restarts = (pod: string) => {
    if (!restarted.has(pod)) restarted.set(pod, draw() < 1 / 3 ? `${1 + Math.floor(draw() * 4)} (6d4h ago)` : '0');
    return restarted.get(pod)!;
  };
  const changed = Object.entries(outputs).map(([call, output]) => {
    if (typeof output !== 'string' || !/^NAME +READY +STATUS +RESTARTS/.test(output)) return [call, output];
    return [
      call,
      output.replace(
        /^(\S+)( +\d+\/\d+ +Running +)0 {2,}/gm,
        (_, pod: string, running: string) => `${pod}${running}${restarts(pod).padEnd(13)}   `,
      ),
    ];
  });
  return JSON.stringify(Object.fromEntries(changed));
}
