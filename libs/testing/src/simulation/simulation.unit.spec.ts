import { describe, expect, test } from '@jest/globals';
import { sha256Hex } from '@compass/kernel';
import { failureReport } from './failure-report.js';
import { simulate } from './simulate.js';

const timeoutMs = 900_000;
/** A minute of them: more on a fast machine than on a slow one. */
const [least, most, enoughMs] = [250, 1_000, 60_000];

async function traceOf(seed: number): Promise<string> {
  const lines: string[] = [];
  await simulate({ seed, trace: (line) => lines.push(line) });
  return sha256Hex(lines.join('\n'));
}

describe('alert to verdict, on a mesh of which everything may fail', () => {
  test(
    'a minute of schedules: every invariant holds at every step, and everything ends',
    async () => {
      const failures: string[] = [];
      const began = performance.now();
      for (let seed = 1; seed <= most; seed += 1) {
        if (seed > least && performance.now() - began > enoughMs) break;
        const result = await simulate({ seed });
        expect(result.faults.length).toBeGreaterThan(0);
        failures.push(...[failureReport(result) ?? []].flat());
      }
      expect(failures).toEqual([]);
    },
    timeoutMs,
  );

  test('a seed is the same schedule every time, step for step', async () => {
    for (const seed of [1, 2, 3, 2 ** 40 + 5]) expect(await traceOf(seed)).toBe(await traceOf(seed));
    expect(await traceOf(4)).not.toBe(await traceOf(5));
  });
});
