import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Runs the suites of describe-with-kafka.int.spec.ts as on a machine that has no Java. */
function runWithoutJava(environment: Record<string, string>): { status: number | null; output: string } {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', 'jest.config.mjs'];
  const args = [...jest, '--rootDir', 'libs/testing', 'describe-with-kafka'];
  const env = { PATH: '/nowhere', ...environment };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
  return { status, output: stderr };
}

test('without Java the Kafka suites are skipped, and say so', () => {
  const { status, output } = runWithoutJava({});
  expect(output).toMatch(/SKIPPED, NOT TESTED: the shared Kafka: Java 17 or newer is not on PATH/);
  expect(output).toMatch(/Tests: +2 skipped, 2 total/);
  expect(status).toBe(0);
});

test('without Java the Kafka suites fail where CI=true', () => {
  const { status, output } = runWithoutJava({ CI: 'true' });
  expect(output).toMatch(/Tests: +2 failed, 2 total/);
  expect(status).toBe(1);
});
