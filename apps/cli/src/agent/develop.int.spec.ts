import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeRecording } from '@compass/agent-sdk';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCompass } from '../testing/run-compass.js';

const nowMs = 1_700_000_000_000;
const module = fileURLToPath(new URL('../../../../examples/agent-disk/src/disk-agent.ts', import.meta.url));
let directory: string;
let recording: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'compass-dev-'));
  recording = join(directory, 'mine', 'cases', 'one');
  const points = Array.from({ length: 30 }, (_, minute) => [nowMs - (30 - minute) * 60_000, 0.97] as const);
  const metrics = [{ service: 'orders-db', metric: 'filesystem-utilization-data', points }];
  await writeRecording(recording, { nowMs, metrics });
});
afterAll(() => rm(directory, { recursive: true }));

const develop = (...options: string[]) =>
  runCompass('agent', 'dev', module, '--once', '--recording', recording, ...options);

describe('compass agent dev', () => {
  test('prints what the agent found, with what it looked at', async () => {
    const { output, exitCode } = await develop();
    expect(output).toContain('disk@1.0.0: diagnose.disk on mine/one');
    expect(output).toContain('Disk full at orders-db  strength 0.90');
    expect(output).toMatch(
      /says +a volume is 97.0 % full at orders-db \[([0-9a-f]{10})\](.|\n)+Observations\n(.|\n)*\1 {2}metrics.range/,
    );
    expect(exitCode).toBe(0);
  });

  test('prints the result and its observations as JSON', async () => {
    const { result, observations } = JSON.parse((await develop('--json')).output) as {
      result: { findings: { service: string; observations: string[] }[] };
      observations: { hash: string }[];
    };
    expect(result.findings).toMatchObject([{ service: 'orders-db' }]);
    expect(observations.map(({ hash }) => hash)).toEqual(expect.arrayContaining(result.findings[0]!.observations));
  });

  test.each([
    [['--capability', 'diagnose.network'], 'no-capability'],
    [['--capability', 'disprove.disk'], 'no-capability'],
    [['--recording', '/nowhere'], 'unknown-case'],
  ])('with %j it is refused', async (options, code) => {
    const { errors, exitCode } = await develop(...options);
    expect(errors).toMatch(new RegExp(`^${code}: `));
    expect(exitCode).toBe(2);
  });
});
