import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aBidder } from '../task/task.fixture.js';
import { noRule, routed, type VersionRule } from './routing.js';

const v1 = aBidder('db');
const v2 = aBidder('db', { version: '2.0.0' });
const other = aBidder('net');
const rule = (version: string, part: Partial<VersionRule>): VersionRule => ({
  ...noRule,
  name: 'db',
  version,
  ...part,
});
const task = { taskId: 'task', attempt: 1 };

describe('who is asked for bids', () => {
  test('is everybody while nobody said anything: versions bid side by side', () => {
    expect(routed([v1, v2, other], [], task)).toEqual([v1, v2, other]);
  });

  test('is nobody who drains, until that is taken back', () => {
    expect(routed([v1, v2, other], [rule('1.0.0', { draining: true })], task)).toEqual([v2, other]);
    expect(routed([v1, v2, other], [rule('1.0.0', { draining: false })], task)).toEqual([v1, v2, other]);
  });

  test('is one version of a name that has weights, in their proportion', () => {
    const rules = [rule('1.0.0', { weight: 90 }), rule('2.0.0', { weight: 10 })];
    const asked = Array.from({ length: 2_000 }, (_, i) => routed([v1, v2], rules, { taskId: `task-${i}`, attempt: 1 }));
    expect(asked.every((bidders) => bidders.length === 1)).toBe(true);
    const share = asked.filter(([bidder]) => bidder === v2).length / asked.length;
    expect(share).toBeGreaterThan(0.07);
    expect(share).toBeLessThan(0.13);
  });

  test('is drawn anew for another attempt', () => {
    const rules = [rule('1.0.0', { weight: 1 }), rule('2.0.0', { weight: 1 })];
    const versions = Array.from(
      { length: 20 },
      (_, attempt) => routed([v1, v2], rules, { taskId: 'task', attempt })[0],
    );
    expect(new Set(versions)).toEqual(new Set([v1, v2]));
  });

  test('is a version of weight 0, or without one, only where there is no other', () => {
    const rules = [rule('1.0.0', { weight: 0 }), rule('2.0.0', { weight: 5 })];
    expect(routed([v1, v2], rules, task)).toEqual([v2]);
    expect(routed([v1], rules, task)).toEqual([v1]);
    expect(routed([v1, v2, other], [rule('1.0.0', { weight: 1 })], task)).toEqual([v1, other]);
  });

  test('never is nobody because of weights, and is the same however often it is asked', () => {
    const weight = fc.option(fc.nat(1_000));
    fc.assert(
      fc.property(fc.string(), fc.nat(5), weight, weight, (taskId, attempt, first, second) => {
        const rules = [rule('1.0.0', { weight: first }), rule('2.0.0', { weight: second })];
        const asked = routed([v1, v2], rules, { taskId, attempt });
        expect(asked.length).toBe(first === null && second === null ? 2 : 1);
        expect(routed([v1, v2], rules, { taskId, attempt })).toEqual(asked);
      }),
    );
  });
});
