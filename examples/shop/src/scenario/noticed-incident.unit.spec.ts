import { describe, expect, test } from '@jest/globals';
import { INTERVAL_S } from '../recorder/metrics/metric-table.js';
import { Recording } from '../recorder/recording.js';
import type { IncidentPlan } from './incident-plan.js';
import { noticed } from './noticed-incident.js';
import { FEW_KINDS, planIncidents } from './plan-incidents.js';

const START = 1_800_000_000;
const FAST_S = 0.02;

interface Change {
  readonly fromS: number;
  readonly durationS?: number;
  readonly requests?: number;
}

/** A recording of checkouts at web: 20 fast ones in each interval, but for what changes from some moment on. */
function recordedFor(plan: IncidentPlan, change?: Change) {
  const recording = new Recording();
  for (let atS = INTERVAL_S; atS <= plan.durationS; atS += INTERVAL_S) {
    const changed = change && atS > change.fromS ? change : undefined;
    report(recording, START + atS, changed?.durationS ?? FAST_S, changed?.requests ?? 100);
  }
  return { recording, startS: START, endS: START + plan.durationS };
}

function report(recording: Recording, timeS: number, durationS: number, requests: number): void {
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const point = {
    timeUnixNano: `${timeS}000000000`,
    attributes: [text('http.request.method', 'POST'), text('http.route', '/checkout')],
    explicitBounds: [durationS / 2, durationS],
    bucketCounts: [0, requests, 0],
  };
  const metrics = [{ name: 'http.server.request.duration', unit: 's', histogram: { dataPoints: [point] } }];
  const resource = { attributes: [text('service.name', 'web')] };
  recording.addMetrics({ resourceMetrics: [{ resource, scopeMetrics: [{ metrics }] }] });
}

const planOf = (kind: IncidentPlan['fault']['kind']) =>
  planIncidents(1, FEW_KINDS).find(({ fault }) => fault.kind === kind)!;
const slow = planOf('lock-contention');
const harmless = planOf('none');

describe('a recording is accepted', () => {
  test('when a monitor notices the fault', () => {
    const { alert } = noticed(slow, recordedFor(slow, { fromS: slow.onsetS, durationS: 2 }));
    expect(alert.rule.name).toBe('CheckoutSlow');
    expect(alert.firedAtS).toBeGreaterThan(START + slow.onsetS);
  });

  test('when only the traffic is noticed where there is no fault', () => {
    const { alert } = noticed(harmless, recordedFor(harmless, { fromS: harmless.onsetS, requests: 200 }));
    expect(alert.rule.name).toBe('WebTraffic');
  });
});

describe('a recording is refused', () => {
  test('when nobody noticed', () => {
    expect(() => noticed(slow, recordedFor(slow))).toThrow('no monitor noticed anything');
  });

  test('when a monitor fired before anything had happened', () => {
    const early = recordedFor(slow, { fromS: 160 - INTERVAL_S, durationS: 2 });
    expect(() => noticed(slow, early)).toThrow('before anything happened');
  });

  test('when another monitor than the one for its fault speaks first', () => {
    const release = planOf('bad-release');
    const slowed = recordedFor(release, { fromS: release.onsetS, durationS: 2 });
    expect(() => noticed(release, slowed)).toThrow('for another reason');
  });

  test('when visitors suffered without a fault', () => {
    const suffering = recordedFor(harmless, { fromS: harmless.onsetS + 20, requests: 200, durationS: 2 });
    expect(() => noticed(harmless, suffering)).toThrow('for another reason');
  });
});
