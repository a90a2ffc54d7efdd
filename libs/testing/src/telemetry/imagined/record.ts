import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { drawsFrom, type Draw } from '../draws.js';
import { alertTime, type Line, type Moment, type Step, type Story } from './story.js';

/** Writes a story as a recording. @returns the case's folder */
export function record(story: Story, folder: string): string {
  const chance = drawsFrom([...story.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
  const onset = alertTime - story.onsetSeconds;
  const start = onset - story.pastMinutes * 60;
  const now = alertTime + 60;
  const directory = join(folder, 'imagined', 'cases', story.id);
  mkdirSync(directory, { recursive: true });
  const write = (name: string, text: string) => {
    writeFileSync(join(directory, name), name.endsWith('.gz') ? gzipSync(text) : text);
  };
  const { id, services, graph = [] } = story;
  write('case.json', JSON.stringify({ id, source: 'imagined', services, graph, alertTime, now }));
  write('alert.json', JSON.stringify(webhookOf(story)));
  const momentAt = (time: number): Moment => {
    return { since: time - onset, chance: (width) => 1 + width * (chance() + chance() + chance() - 1.5) };
  };
  if (story.metrics) write('metrics.csv.gz', tableOf(story, momentAt, start, now));
  if (story.lines) write('logs.jsonl.gz', linesOf(story.lines(chance), onset, now));
  if (story.requests) write('traces.jsonl.gz', spansOf(story.requests, momentAt, start, now, chance));
  if (story.changes)
    write('changes.jsonl.gz', jsonLines(story.changes.map(({ since, ...rest }) => ({ ts: onset + since, ...rest }))));
  return directory;
}

function webhookOf({ id, labels, summary }: Story) {
  const all: Readonly<Record<string, string>> = { environment: `imagined/${id}`, severity: 'critical', ...labels };
  const alert = {
    status: 'firing',
    labels: all,
    annotations: { summary },
    startsAt: new Date(alertTime * 1000).toISOString(),
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint: '00c0ffee',
  };
  return {
    version: '4',
    status: 'firing',
    receiver: 'compass',
    groupKey: `{}:{alertname="${all['alertname']}"}`,
    truncatedAlerts: 0,
    groupLabels: {},
    commonLabels: all,
    commonAnnotations: {},
    externalURL: '',
    alerts: [alert],
  };
}

function tableOf({ metrics, stepSeconds }: Story, momentAt: (time: number) => Moment, start: number, now: number) {
  const columns = Object.entries(metrics!).flatMap(([service, readings]) =>
    Object.entries(readings).map(([metric, reading]) => ({ name: `${service}_${metric}`, reading })),
  );
  const rows = [];
  for (let time = start; time <= now; time += stepSeconds) {
    const cells = columns.map(({ reading }) => reading(momentAt(time))?.toPrecision(10) ?? '');
    rows.push([time, ...cells].join(','));
  }
  return [['time', ...columns.map(({ name }) => name)].join(','), ...rows, ''].join('\n');
}

const jsonLines = (all: readonly unknown[]): string => all.map((one) => `${JSON.stringify(one)}\n`).join('');

function linesOf(lines: readonly Line[], onset: number, now: number): string {
  const told = lines.map(({ since, ...line }) => ({ ts: onset + since, ...line }));
  return jsonLines(told.filter(({ ts }) => ts < now).sort((a, b) => a.ts - b.ts));
}

type Requests = NonNullable<Story['requests']>;

function spansOf(
  { perSecond, of }: Requests,
  momentAt: (t: number) => Moment,
  start: number,
  now: number,
  chance: Draw,
) {
  const spans: Record<string, unknown>[] = [];
  let next = 0;
  const id = () => (next += 1).toString(16).padStart(16, '0');
  const visit = (step: Step, traceId: string, parent: string | null, startUs: number, caller?: string): number => {
    const spanId = id();
    const own = step.ms * 1000;
    const at = spans.length;
    spans.push({});
    let clock = startUs + own / 2;
    for (const call of step.calls ?? []) {
      const wire = 300;
      const callId = id();
      const slot = spans.length;
      spans.push({});
      const took = call.silent ? call.ms * 1000 : visit(call, traceId, callId, clock + wire, step.service);
      const durationUs = Math.round(took + 2 * wire);
      spans[slot] = {
        traceId,
        spanId: callId,
        parentSpanId: spanId,
        service: step.service,
        operation: call.operation,
        startUs: Math.round(clock),
        durationUs,
        kind: 'client',
        status: call.fails ? 'ERROR' : 'OK',
        attributes: { 'peer.service': call.service },
      };
      clock += durationUs;
    }
    const durationUs = Math.round(clock + own / 2 - startUs);
    spans[at] = {
      traceId,
      spanId,
      parentSpanId: parent,
      service: step.service,
      operation: step.operation,
      startUs: Math.round(startUs),
      durationUs,
      kind: 'server',
      status: step.fails ? 'ERROR' : 'OK',
      ...(caller && { attributes: {} }),
    };
    return durationUs;
  };
  for (let time = start; time < now - 5; time += 1 / perSecond) {
    const traceId = id().padStart(32, '0');
    visit(of(momentAt(time)), traceId, null, (time + chance() / perSecond) * 1e6);
  }
  return jsonLines(spans.sort((a, b) => Number(a['startUs']) - Number(b['startUs'])));
}
