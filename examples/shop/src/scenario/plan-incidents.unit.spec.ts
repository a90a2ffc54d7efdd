import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IncidentPlan } from './incident-plan.js';
import { planIncidents } from './plan-incidents.js';

/** Checks what has to hold for the plan of every seed. */
function forEverySeed(check: (plans: IncidentPlan[]) => void): void {
  fc.assert(fc.property(fc.nat(), (seed) => check(planIncidents(seed))));
}

describe('the plan of a seed', () => {
  test('is always the same', () => {
    expect(planIncidents(5)).toEqual(planIncidents(5));
    expect(planIncidents(5)).not.toEqual(planIncidents(6));
  });

  test('has each kind of incident once', () => {
    forEverySeed((plans) => {
      expect(plans.map(({ fault }) => fault.kind).sort()).toEqual(['bad-release', 'lock-contention', 'none']);
    });
  });

  test('hides the kind: every kind comes at every place', () => {
    const seeds = Array.from({ length: 100 }, (_, seed) => seed);
    const places = new Set(seeds.flatMap((seed) => planIncidents(seed).map(({ id, fault }) => `${id} ${fault.kind}`)));
    expect(places.size).toBe(9);
  });

  test('leaves three quiet minutes before a fault and its noise, and time to notice it', () => {
    forEverySeed((plans) => {
      for (const { onsetS, durationS, fault, noise } of plans) {
        const starts = fault.kind === 'lock-contention' ? [onsetS] : [onsetS, ...noise.map(({ atS }) => atS)];
        expect(Math.min(...starts)).toBeGreaterThanOrEqual(180);
        expect(durationS - onsetS).toBeGreaterThanOrEqual(120);
      }
    });
  });

  test('has the same kinds of noise around a bad release as without a fault', () => {
    forEverySeed((plans) => {
      const beside = plans.filter(({ fault }) => fault.kind !== 'lock-contention');
      for (const { noise } of beside) expect(noise.map(({ kind }) => kind)).toEqual(['deploy', 'backup', 'traffic']);
    });
  });

  test('never deploys one service twice in an incident', () => {
    forEverySeed((plans) => {
      for (const { fault, noise } of plans) {
        const deployed = noise.flatMap((item) => (item.kind === 'deploy' ? [item.release.service] : []));
        if (fault.kind === 'bad-release') expect(deployed).not.toContain(fault.release.service);
      }
    });
  });
});
