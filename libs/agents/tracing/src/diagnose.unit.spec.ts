import { describe, expect, test } from '@jest/globals';
import type { TraceEdge } from '@compass/agent-sdk';
import { scenario, spans, traces, type Pace } from '@compass/testing';
import { diagnose } from './diagnose.js';
import { disprove } from './disprove.js';
import type { Telemetry } from './telemetry.js';

const edge = (callee: string, calleeKind: TraceEdge['calleeKind']): TraceEdge => ({
  caller: 'shop',
  callee,
  calleeKind,
  calls: 1200,
  errors: 0,
  meanMs: 15,
});

/** A shop that calls a store, and a bank that has no spans of its own. */
function telemetry(store: Pace, bank: Pace, shop: Pace): Telemetry {
  const operations = traces(
    spans({ service: 'shop', operation: 'GET /things', kind: 'server' }, { meanMs: 40, selfMs: 5 }, shop),
    spans(
      { service: 'shop', operation: 'GET /thing', kind: 'client', peer: 'store' },
      { meanMs: 15, selfMs: 1 },
      { ...store, selfMs: 1 },
    ),
    spans({ service: 'store', operation: 'GET /thing', kind: 'server' }, { meanMs: 14 }, store),
    spans({ service: 'shop', operation: 'POST /pay', kind: 'client', peer: 'bank' }, { meanMs: 20 }, bank),
  );
  return { operations, edges: [edge('store', 'service'), edge('bank', 'peer')] };
}

const found = (seen: Telemetry) => diagnose(seen, scenario.alertAtMs);
const slow = { meanMs: 500 };

describe('symptoms', () => {
  test('slow requests tell what most of the time is spent on', () => {
    const findings = found(telemetry(slow, {}, { meanMs: 530, selfMs: 5 }));
    expect(findings.map(({ service, indicator }) => [service, indicator])).toEqual([
      ['shop', 'latency'],
      ['store', 'latency'],
    ]);
    expect(findings.find(({ service }) => service === 'shop')?.statement).toContain('GET /thing at store');
    expect(findings.find(({ service }) => service === 'store')?.statement).toContain('its own work');
    expect(findings.every(({ category }) => category === undefined)).toBe(true);
  });

  test('failed requests tell where they begin', () => {
    const findings = found(telemetry({ errors: 4 }, {}, { errors: 4 }));
    expect(findings.find(({ service }) => service === 'store')?.statement).toContain('originate there');
    expect(findings.find(({ service }) => service === 'shop')?.statement).toContain('passed on');
  });

  test('small delays beside large ones weigh little', () => {
    const [shop, store] = found(telemetry({ meanMs: 120 }, {}, { meanMs: 6_000, selfMs: 5 }));
    expect(shop!.strength).toBeGreaterThan(0.8);
    expect(store!.strength).toBeLessThan(0.4);
  });

  test('a healthy system has none', () => {
    expect(found(telemetry({}, {}, {}))).toEqual([]);
    expect(found(telemetry({ meanMs: 22 }, { meanMs: 30 }, { meanMs: 60 }))).toEqual([]);
    expect(found({})).toEqual([]);
  });
});

describe('a callee without spans', () => {
  test.each([
    ['fails', { errors: 4 }, { errors: 4 }, 'errors'],
    ['is slow', slow, { meanMs: 520, selfMs: 5 }, 'latency'],
  ])('that %s is a failing dependency', (_, bank, shop, indicator) => {
    expect(found(telemetry({}, bank, shop))).toContainEqual(
      expect.objectContaining({ service: 'bank', category: 'dependency.failure', indicator }),
    );
  });
});

describe('a claim', () => {
  const claim = (service: string) => {
    return { hypothesisId: 'h', category: 'anything.at-all', service, indicator: '', statement: '', refutations: [] };
  };
  const attempt = (seen: Telemetry, service: string) => disprove(seen, claim(service), scenario.alertAtMs);

  test.each([
    ['time', telemetry(slow, {}, { meanMs: 530, selfMs: 5 })],
    ['errors', telemetry({ errors: 4 }, {}, { errors: 4 })],
  ])('stands where the %s is, and falls elsewhere', (_, seen) => {
    expect(attempt(seen, 'store').contradiction).toBeLessThan(0.5);
    expect(attempt(seen, 'bank').contradiction).toBeGreaterThan(0.7);
  });

  test('cannot be tested where nothing is slow or fails, or without traces', () => {
    expect(attempt(telemetry({}, {}, {}), 'store').tested).toBe(false);
    expect(attempt({}, 'store')).toMatchObject({ tested: false, contradiction: 0 });
  });
});
