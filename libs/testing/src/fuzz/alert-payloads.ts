import { encodeEvent } from '@compass/contracts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { monitorPayloads } from '../monitors/monitor-payloads.js';
import { Dice } from './dice.js';
import { mutateBytes } from './mutate-bytes.js';
import { mutateJson } from './mutate-json.js';

/** A message as somebody might put it on compass.alerts.v1. */
export interface FuzzedPayload {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const labels = { alertname: 'SlowCheckout', service: 'checkout', severity: 'critical', environment: 'prod-eu' };
const alert = { status: 'firing', labels, annotations: { summary: 'slow' }, startsAt: '2026-03-04T05:06:07.1Z' };
const ended = { ...alert, status: 'resolved', endsAt: '2026-03-04T06:06:07Z' };
const webhook = { version: '4', groupKey: '{}:{alertname="SlowCheckout"}', status: 'firing', alerts: [alert, ended] };
const cloudEvent = { specversion: '1.0', id: '1', source: '/monitor', type: 'alert', data: webhook };

const firings = Object.values(monitorPayloads).map(({ firing }) => firing);

/** Real payloads of monitors, where they are at hand. */
const samples = fileURLToPath(new URL('../../../../../shared/payloads/', import.meta.url));

/** So many reproducible alert messages: valid ones, changed in value or in bytes; protobuf; noise; with strange headers. */
export function* alertPayloads(seed: number, count: number): Generator<FuzzedPayload> {
  const dice = new Dice(seed);
  const values = [webhook, { ...webhook, alerts: [alert] }, cloudEvent, ...firings, ...sampleValues()];
  const texts = values.map((value) => Buffer.from(JSON.stringify(value)));
  for (let left = count; left > 0; left--) yield { headers: headersBy(dice), body: bodyBy(dice, values, texts) };
}

function bodyBy(dice: Dice, values: readonly unknown[], texts: readonly Buffer[]): Buffer {
  const kind = dice.roll(20);
  if (kind < 10) return Buffer.from(JSON.stringify(mutateJson(dice.pick(values), dice)) ?? '');
  if (kind < 16) return mutateBytes(dice.pick(texts), dice);
  if (kind < 18) return mutateBytes(protobuf, dice);
  if (kind === 18) return dice.bytes(dice.roll(300));
  const depth = dice.roll(3_000);
  return Buffer.from('['.repeat(depth) + ']'.repeat(dice.roll(2) * depth));
}

const protobuf = encodeEvent('compass.incidents.v1.IncidentResolved', { incidentId: 'i', resolvedAtMs: 1 });
const names = ['compass-environment', 'compass-format', 'traceparent', 'tracestate', 'baggage', 'ce_id', 'ce_type', ''];
const contents = [
  ...[
    'prod-eu',
    'alertmanager',
    ' ',
    '',
    'a\u{FFFD}b',
    'x'.repeat(5_000),
    '\u0007',
    'compass.incidents.v1.IncidentOpened',
  ],
  ...[
    '00-00000000000000000000000000000000-0000000000000000-00',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ],
];

function headersBy(dice: Dice): Record<string, string> {
  const named = { ...(dice.roll(3) > 0 && { 'compass-environment': 'prod-eu' }) };
  const more = Array.from({ length: dice.roll(3) }, () => [dice.pick(names), dice.pick(contents)]);
  return { ...named, ...(Object.fromEntries(more) as Record<string, string>) };
}

function sampleValues(): unknown[] {
  const files = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.json')) : [];
  return files.flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(`${samples}${name}`, 'utf8')) as unknown];
    } catch {
      return [];
    }
  });
}
