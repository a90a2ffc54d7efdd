import { durationText, numberText, type MetricHarm } from '@compass/analysis';
import { userFacingService } from '@compass/signals';
import type { ErrorLog } from './error-logs.js';
import type { Scene } from './scene.js';
import type { Said } from './telemetry.js';

/** A metric or a log line alone does not tell own trouble from what is passed on. */
const discount = 0.8;
const threshold = 0.2;

/** Where a service has no spans, metrics and logs tell that it fails or is slow, but not why: the surest symptom of each kind. */
export function untracedSymptoms({ harms, errorLogs, behaviours }: Scene): Said[] {
  const told = [
    ...harms.filter(({ strength }) => strength >= threshold).map(fromMetric),
    ...errorLogs.filter(({ passedOn, strength }) => passedOn && strength >= threshold).map(fromLog),
  ];
  const first = new Map<string, Said>();
  for (const { kind, ...said } of told) {
    if (behaviours.has(said.service) || said.service === userFacingService) continue;
    const key = `${said.service}\n${kind}`;
    if ((first.get(key)?.strength ?? 0) < said.strength) first.set(key, said);
  }
  return [...first.values()];
}

type Symptom = Said & { readonly kind: string };

function fromMetric({ service, metric, meaning, shift, strength }: MetricHarm): Symptom {
  const text = (value: number) => (meaning.toMs === undefined ? numberText(value) : durationText(value * meaning.toMs));
  return {
    kind: meaning.role === 'latency' ? 'latency' : 'errors',
    service,
    indicator: metric,
    direction: shift.direction,
    onsetMs: shift.onsetMs,
    strength: discount * strength,
    statement: `${metric} of ${service} went from ${text(shift.before)} to ${text(shift.after)}.`,
    check: 'metric-harm',
    reads: ['metrics'],
  };
}

function fromLog({ service, template, onsetMs, count, after, before, strength }: ErrorLog): Symptom {
  return {
    kind: 'errors',
    service,
    indicator: `errors: ${template.template}`,
    direction: 'up',
    onsetMs,
    strength: discount * strength,
    statement: `${service} logs ${count} lines of "${template.sample.slice(0, 120)}" (${numberText(after)} a minute, ${numberText(before)} before): a call of it failed.`,
    check: 'failed-calls-in-logs',
    reads: ['logs'],
  };
}
