import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Verdict } from './check.js';
import { allChecks } from './checks/all-checks.js';
import { conform } from './conform.js';
import { goodConduct, type Conduct } from './testing/conduct.js';
import { faults } from './testing/faults.js';
import { MemoryLog } from './testing/memory-log.js';
import { plainAgent } from './testing/plain-agent.js';

const timing = { quietMs: 400, patienceMs: 6_000, leaseMs: 4_000, shortAwardMs: 1_500, bidDeadlineMs: 1_000 };
const ask = { environment: 'test/one', alertAtMs: 1_700_000_000_000, services: ['cart'] };

describe('the conformance suite', () => {
  const log = new MemoryLog();
  let verdicts: ReadonlyMap<string, readonly Verdict[]>;

  let serial = 0;
  const judge = (conduct: Partial<Conduct>): Promise<readonly Verdict[]> => {
    serial += 1;
    const subject = plainAgent(`plain-${serial}`, { ...goodConduct, ...conduct }, log);
    return conform({ listen: '127.0.0.1:0', log, ask, subject, timing });
  };

  // All at once: most of the time goes by with waiting for what must not come.
  beforeAll(async () => {
    const broken = faults.map(([check, how, conduct]) => [`${check}: ${how}`, conduct] as const);
    const judged = [['good', {}] as const, ...broken];
    verdicts = new Map(await Promise.all(judged.map(async ([name, conduct]) => [name, await judge(conduct)] as const)));
  }, 300_000);

  const failedBy = (name: string) =>
    verdicts.get(name)!.flatMap(({ check, status }) => (status === 'failed' ? check : []));

  test('passes an agent that does as it should, in every check', () => {
    expect(verdicts.get('good')).toEqual(
      allChecks.map(({ name: check, about }) => ({ check, about, status: 'passed', reason: '' })),
    );
  });

  test.each(faults.map(([check, how]) => [check, how]))(
    'fails in %s, and in nothing else, an agent that %s',
    (check, how) => {
      expect(failedBy(`${check}: ${how}`)).toEqual([check]);
    },
  );

  test('has an agent that fails for each of its checks', () => {
    expect(new Set(faults.map(([check]) => check))).toEqual(new Set(allChecks.map(({ name }) => name)));
  });
});

describe('checks', () => {
  test('have each its own name', () => {
    expect(new Set(allChecks.map(({ name }) => name)).size).toBe(allChecks.length);
  });
});
