import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describeWithOwnKafka } from '../kafka/describe-with-kafka.js';

const bench = fileURLToPath(new URL('../../../../apps/bench/dist/main.js', import.meta.url));
const longEnoughMs = 300_000;

/** The same floods as `npm run load`, small, and judged by the same claims but for speed. */
describeWithOwnKafka('floods of alerts on a mesh of processes', (kafka) => {
  test(
    'are grouped, investigated and concluded; nothing is parked, buried or kept in memory',
    async () => {
      const { failed, output } = await load('--quick', '--kafka', kafka().address);
      expect(output).toContain('copies of one alert');
      expect(output).not.toContain('FALLS SHORT');
      expect(failed).toBe(false);
    },
    longEnoughMs,
  );
});

function load(...options: readonly string[]): Promise<{ failed: boolean; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bench, 'load', ...options], (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: stdout + stderr }),
    );
  });
}
