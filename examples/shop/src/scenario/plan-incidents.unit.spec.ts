import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IncidentPlan } from './incident-plan.js';
import { faultNamed } from '../faults/faults.js';
import { ALL_KINDS, planIncidents } from './plan-incidents.js';

/** Checks what has to hold for the plan of every seed. */
function forEverySeed(check: (plans: IncidentPlan[]) => void): void {
  fc.assert(fc.property(fc.nat(), (seed) => check(planIncidents(seed, ALL_KINDS))));
}

describe('the plan of a seed', () => {
  test('is always the same', () => {
    expect(planIncidents(5, ALL_KINDS)).toEqual(planIncidents(5, ALL_KINDS));
    expect(planIncidents(5, ALL_KINDS)).not.toEqual(planIncidents(6, ALL_KINDS));
  });

  test('has each kind of incident once', () => {
    forEverySeed((plans) => {
      expect(plans.map(({ fault }) => fault.kind).sort()).toEqual([...ALL_KINDS].sort());
    });
  });

  test('has the same incident of a kind, whichever others are asked for', () => {
    const all = planIncidents(5, ALL_KINDS);
    for (const plan of all) expect(planIncidents(5, [plan.fault.kind])).toEqual([plan]);
  });

  test('hides the kind: every kind comes at every place', () => {
    const seeds = Array.from({ length: 400 }, (_, seed) => seed);
    const places = new Set(
      seeds.flatMap((seed) => planIncidents(seed, ALL_KINDS).map(({ id, fault }) => `${id} ${fault.kind}`)),
    );
    expect(places.size).toBe(ALL_KINDS.length ** 2);
  });

  test('leaves three quiet minutes before a fault and its noise, and time to notice it', () => {
    forEverySeed((plans) => {
      for (const { onsetS, durationS, fault, noise } of plans) {
        const { busy } = faultNamed(fault.kind);
        const starts = busy ? [onsetS, ...noise.map(({ atS }) => atS)] : [onsetS];
        expect(Math.min(...starts)).toBeGreaterThanOrEqual(180);
        expect(durationS - onsetS).toBeGreaterThanOrEqual(120);
      }
    });
  });

  test('has the same kinds of noise around a bad release as without a fault', () => {
    forEverySeed((plans) => {
      const beside = plans.filter(({ fault }) => faultNamed(fault.kind).busy);
      expect(beside).toHaveLength(2);
      for (const { noise } of beside) expect(noise.map(({ kind }) => kind)).toEqual(['deploy', 'backup', 'traffic']);
    });
  });

  test('never deploys one service twice in an incident', () => {
    forEverySeed((plans) => {
      for (const { fault, noise } of plans) {
        const beside = noise.flatMap((item) => (item.kind === 'deploy' ? [item.release.service] : []));
        for (const service of beside) expect(JSON.stringify(fault.details)).not.toContain(`"service":"${service}"`);
      }
    });
  });
});
