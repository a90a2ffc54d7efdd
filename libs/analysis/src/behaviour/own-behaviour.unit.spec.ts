import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OperationActivity } from './activity.js';
import { addedTime } from './added-time.js';
import { dependsOn } from './depends-on.js';
import { ownBehaviour } from './own-behaviour.js';
import { servicesOf } from './service-spans.js';
import { ownHarm, requestHarm } from './wellness.js';

const count = 24;
const grid = { startMs: 0, widthMs: 5_000, count };
const onset = 16;
const divide = { grid, splitMs: onset * 5_000, alertAtMs: onset * 5_000 + 20_000 };

interface Pace {
  readonly calls?: number;
  readonly errors?: number;
  readonly meanMs?: number;
  readonly selfMs?: number;
}

function activity(of: Partial<OperationActivity>, before: Pace, after: Pace = before): OperationActivity {
  const at = <T>(value: (pace: Pace) => T) =>
    Array.from({ length: count }, (_, i) => value(i >= onset ? after : before));
  return {
    service: 'shop',
    operation: 'GET /',
    kind: 'server',
    calls: at(({ calls = 10 }) => calls),
    errors: at(({ errors = 0 }) => errors),
    meanMs: at(({ meanMs = 20 }) => meanMs),
    selfMeanMs: at(({ selfMs, meanMs = 20 }) => selfMs ?? meanMs),
    errorTypes: [],
    ...of,
  };
}

const client = { operation: 'GET /x', kind: 'client', peer: 'store' } as const;
const shop = (...operations: OperationActivity[]) => ownBehaviour(servicesOf(operations)[0]!, divide);

describe('what is a service’s own', () => {
  test('failures without a failed call', () => {
    const { errors, ownErrors } = shop(activity({}, {}, { errors: 3 }), activity(client, {}, { errors: 2 }));
    expect(errors.after).toBeCloseTo(0.3);
    expect(ownErrors.after).toBeCloseTo(0.1);
  });

  test('not failures of calls that began in a later bucket than their requests', () => {
    const late = (errors: number[]) => ({ ...activity({}, {}), errors });
    const serving = late(Array.from({ length: count }, (_, i) => (i >= onset && i % 2 === 0 ? 4 : 0)));
    const calling = {
      ...late(Array.from({ length: count }, (_, i) => (i >= onset && i % 2 === 1 ? 4 : 0))),
      ...client,
    };
    expect(shop(serving, calling).ownErrors.after).toBe(0);
  });

  test('work, not waiting', () => {
    const { ownWork, latency } = shop(
      activity({}, { meanMs: 30, selfMs: 10 }, { meanMs: 930, selfMs: 10 }),
      activity(client, { meanMs: 20 }, { meanMs: 920 }),
    );
    expect(latency.after).toBeCloseTo(930);
    expect(ownWork).toMatchObject({ before: 10, after: 10, strength: 0 });
  });

  test('work, though requests to it wait for each other at the same time', () => {
    const parallel = activity(client, { meanMs: 20, calls: 40 });
    const { ownWork } = shop(activity({}, { meanMs: 30, selfMs: 10 }, { meanMs: 530, selfMs: 510 }), parallel);
    expect(ownWork.after).toBeCloseTo(510);
    expect(ownWork.strength).toBeGreaterThan(0.5);
  });

  test('with less certainty where calls are no longer seen', () => {
    const slow = activity({}, { meanMs: 30, selfMs: 10 }, { meanMs: 530, selfMs: 510 });
    const [seen, unseen] = [{}, { calls: 2 }].map((after) =>
      shop(slow, activity(client, { meanMs: 20 }, { meanMs: 20, ...after })),
    );
    expect(unseen!.ownWork.strength).toBeLessThan(seen!.ownWork.strength * 0.7);
  });

  test('never more failures than there are', () => {
    const errors = fc.array(fc.nat(10), { minLength: count, maxLength: count });
    fc.assert(
      fc.property(errors, errors, (serving, calling) => {
        const seen = shop({ ...activity({}, {}), errors: serving }, { ...activity(client, {}), errors: calling });
        return seen.ownErrors.after <= seen.errors.after + 1e-9;
      }),
    );
  });
});

describe('where added time is spent', () => {
  const operations = [
    activity({}, { meanMs: 30, selfMs: 10 }, { meanMs: 130, selfMs: 20 }),
    activity(
      { ...client, peer: 'books', database: { system: '', operation: '', collection: '' } },
      { meanMs: 20 },
      { meanMs: 110 },
    ),
  ];

  test('is told by share, the largest first', () => {
    const parts = addedTime(servicesOf(operations), divide);
    expect(parts.map(({ role, peer, share }) => [role, peer, Number(share.toFixed(2))])).toEqual([
      ['calling', 'books', 0.9],
      ['own', undefined, 0.1],
    ]);
  });

  test('does not change with load', () => {
    const twice = operations.map((one) => ({
      ...one,
      calls: one.calls.map((calls, i) => (i >= onset ? calls * 2 : calls)),
    }));
    expect(addedTime(servicesOf(twice), divide)).toEqual(addedTime(servicesOf(operations), divide));
  });

  test('is nowhere when nothing takes longer', () => {
    expect(addedTime(servicesOf([activity({}, {})]), divide)).toEqual([]);
  });

  test('adds up to the whole', () => {
    const pace = fc.record({ calls: fc.integer({ min: 1, max: 20 }), meanMs: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(pace, pace), { minLength: 1, maxLength: 6 }), (paces) => {
        const some = paces.map(([before, after], i) =>
          activity({ service: `s${i % 3}`, operation: `GET /${i}` }, before, after),
        );
        const parts = addedTime(servicesOf(some), divide);
        const sum = parts.reduce((all, { share }) => all + share, 0);
        return parts.length === 0 || Math.abs(sum - 1) < 1e-9;
      }),
    );
  });
});

test('harm to callers is seen apart from whose it is', () => {
  const waiting = shop(
    activity({}, { meanMs: 30, selfMs: 10 }, { meanMs: 930, selfMs: 10 }),
    activity(client, { meanMs: 20 }, { meanMs: 920 }),
  );
  expect(requestHarm(waiting)).toBeGreaterThan(0.5);
  expect(ownHarm(waiting)).toBe(0);
});

test('who depends on whom is told by whom spans call', () => {
  const services = servicesOf([activity(client, {}), activity({ ...client, service: 'store', peer: 'books' }, {})]);
  expect(dependsOn(services, 'shop', 'books')).toBe(true);
  expect(dependsOn(services, 'books', 'shop')).toBe(false);
});
