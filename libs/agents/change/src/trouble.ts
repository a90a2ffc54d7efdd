import type { LogTemplate, MetricSeries } from '@compass/agent-sdk';
import { departureOf, lineSurge, metricMeaning, outsideReasons, type TroubleSeen } from '@compass/analysis';
import type { Telemetry } from './telemetry.js';

/** What is asked about. */
export interface Focus {
  readonly alertAtMs: number;
  /** The alerting service first; empty: all. */
  readonly services: readonly string[];
  /** What the alert says, in words. */
  readonly what: string;
}

const severe = /^(ERROR|FATAL|CRITICAL|SEVERE|PANIC|WARN|WARNING)$/;
const harmWords = /throttl|backlog|lag|age|panic|restart|timeout|queue|drop|reject|exhaust|deadlock|slow|stale/i;
/** Without any sign of when it began. */
const unknownLeadMs = 10 * 60_000;

/** The trouble as telemetry shows it, in what a change can be compared with. */
export function troubleOf(telemetry: Telemetry, focus: Focus): TroubleSeen {
  const { alertAtMs, services, what } = focus;
  const left = departures(telemetry.metrics ?? [], alertAtMs);
  const harmful = left.filter(({ harm }) => harm);
  const beganMs = Math.min(alertAtMs, ...harmful.map(({ atMs }) => atMs));
  const splitMs = harmful.length > 0 ? beganMs : alertAtMs - unknownLeadMs;
  const lines = changedLines(telemetry, splitMs);
  const errors = lines.new.filter(({ template }) => severe.test(template.level));
  const suffering = new Map<string, number>();
  const suffers = (service: string, weight: number) =>
    suffering.set(service, Math.max(weight, suffering.get(service) ?? 0));
  for (const service of services) suffers(service, alerting);
  for (const { service } of harmful) suffers(service, measured);
  const names = [...new Set([...services, ...lines.all.map(({ service }) => service)])];
  for (const { template } of errors) suffers(template.service, namesAnother(template, names) ? handedOn : complaining);
  return {
    onsetMs: errors.length > 0 ? Math.min(...errors.map(({ onsetMs }) => onsetMs)) : lastOf(harmful, alertAtMs),
    earliestMs: beganMs,
    suffering,
    called: calledBy(telemetry, suffering),
    texts: [
      what,
      ...left.map(({ metric }) => metric),
      ...lines.new.map(({ template }) => `${template.template} ${template.exceptionType ?? ''} ${template.sample}`),
      ...lines.vanished.map(({ template, sample }) => `${template} ${sample}`),
      ...failingOperations(telemetry),
    ],
    outside: outsideReasons(errors.map(({ template }) => template.sample)),
  };
}

/** How surely a service suffers by itself: it complains, the monitor names it, its metrics left their level, it hands on. */
const [complaining, alerting, measured, handedOn] = [1, 0.9, 0.8, 0.5];

const lastOf = (harmful: readonly Departure[], alertAtMs: number): number =>
  harmful.length === 0 ? alertAtMs : Math.max(...harmful.map(({ atMs }) => atMs));

function calledBy({ traces, topology }: Telemetry, suffering: ReadonlyMap<string, number>): ReadonlySet<string> {
  const seen = (traces?.operations ?? []).flatMap(({ service, peer }) => (peer === undefined ? [] : [[service, peer]]));
  const declared = (topology ?? []).map(({ caller, callee }) => [caller, callee]);
  return new Set([...seen, ...declared].flatMap(([caller, callee]) => (suffering.has(caller!) ? [callee!] : [])));
}

interface Departure {
  readonly service: string;
  readonly metric: string;
  readonly atMs: number;
  readonly harm: boolean;
}

function departures(metrics: readonly MetricSeries[], alertAtMs: number): Departure[] {
  return metrics.flatMap(({ service, metric, points }): Departure[] => {
    const atMs = departureOf(points.filter(([at]) => at <= alertAtMs));
    const { role } = metricMeaning(metric);
    const harm = role === 'errors' || role === 'latency' || role === 'availability' || harmWords.test(metric);
    return atMs === undefined ? [] : [{ service, metric, atMs, harm }];
  });
}

/** A line that still came as often as before, within this share, is no clue. */
const vanishedShare = 0.2;
const fewestBefore = 5;

function changedLines({ logs }: Telemetry, splitMs: number) {
  const templates = logs?.templates ?? [];
  const fresh = templates.flatMap((template) => {
    const surge = lineSurge(template, logs!.buckets, splitMs);
    return surge ? [{ template, onsetMs: surge.onsetMs }] : [];
  });
  const { startMs = 0, widthMs = 1, count = 0 } = logs?.buckets ?? {};
  const at = Math.min(count, Math.max(0, Math.floor((splitMs - startMs) / widthMs)));
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
  const vanished = templates.filter(({ counts }) => {
    const [before, after] = [sum(counts.slice(0, at)), sum(counts.slice(at))];
    return before >= fewestBefore && after < (before / at) * (count - at) * vanishedShare;
  });
  return { all: templates, new: fresh, vanished };
}

function namesAnother({ service, sample }: LogTemplate, services: readonly string[]): boolean {
  return services.some((other) => other !== service && sample.includes(other)) || /\bupstream\b/i.test(sample);
}

const failingOperations = ({ traces }: Telemetry): string[] =>
  (traces?.operations ?? [])
    .filter(({ errors }) => errors.some((count) => count > 0))
    .flatMap(({ operation, errorTypes }) => [
      operation,
      ...errorTypes.map(({ type, message }) => `${type} ${message}`),
    ]);
