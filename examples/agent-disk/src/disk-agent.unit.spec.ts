import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { investigateRecording, writeRecording, type Claim, type RecordedTelemetry } from '@compass/agent-sdk';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskAgent } from './disk-agent.js';

const nowMs = 1_700_000_000_000;
const minutes = (value: (minute: number) => number) =>
  Array.from({ length: 30 }, (_, minute) => [nowMs - (30 - minute) * 60_000, value(minute)] as const);
const volume = (service: string, value: (minute: number) => number) => ({
  service,
  metric: 'filesystem-utilization-data',
  points: minutes(value),
});

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'agent-disk-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function ask(telemetry: Omit<RecordedTelemetry, 'nowMs'>, claim?: Claim) {
  const recording = join(directory, 'test', 'cases', 'one');
  await rm(recording, { recursive: true, force: true });
  await writeRecording(recording, { nowMs, ...telemetry });
  const capability = claim ? 'disprove.disk' : 'diagnose.disk';
  const { result } = await investigateRecording(diskAgent, recording, { capability, alertAtMs: nowMs, claim });
  expect(result).toMatchObject({ status: 'RESULT_STATUS_COMPLETED', failureCode: '' });
  return result;
}

describe('diagnose.disk', () => {
  test('names the service whose volume is full, since when, and the look that shows it', async () => {
    const metrics = [volume('orders-db', (minute) => (minute < 20 ? 0.9 : 0.97)), volume('cart', () => 0.4)];
    const { findings, observations } = await ask({ metrics });
    expect(findings).toMatchObject([
      {
        service: 'orders-db',
        category: 'infrastructure.disk-full',
        onsetMs: nowMs - 10 * 60_000,
        statement: 'a volume is 97.0 % full at orders-db',
      },
    ]);
    expect(observations).toEqual(expect.arrayContaining(findings[0]!.observations));
  });

  test('sees a volume that fills', async () => {
    const { findings } = await ask({ metrics: [volume('orders-db', (minute) => 0.3 + minute * 0.02)] });
    expect(findings).toMatchObject([{ check: 'disk.filling', strength: 0.6 }]);
  });

  test('says that the CPU waits for disks, without claiming why', async () => {
    const metrics = [{ service: 'cart', metric: 'cpu-iowait-utilization', points: minutes(() => 0.5) }];
    expect((await ask({ metrics })).findings).toMatchObject([{ check: 'disk.io-wait', category: '' }]);
  });

  test.each([
    ['healthy volumes', { metrics: [volume('cart', () => 0.4)] }, []],
    ['no metric of a disk', { metrics: [{ service: 'cart', metric: 'cpu', points: minutes(() => 1) }] }, []],
    ['no metrics at all', {}, ['metrics.catalogue']],
  ])('finds nothing in %s, and says what was not available', async (_, telemetry, notAvailable) => {
    expect(await ask(telemetry)).toMatchObject({ findings: [], notAvailable });
  });
});

describe('disprove.disk', () => {
  const claim: Claim = {
    hypothesisId: 'h1',
    category: 'infrastructure.disk-full',
    service: 'cart',
    indicator: 'disk',
    statement: 'the disk of cart is full',
    refutations: [],
  };

  test.each([
    ['a volume with space refutes it', { metrics: [volume('cart', () => 0.4)] }, { contradiction: 0.9, tested: true }],
    ['a full one does not', { metrics: [volume('cart', () => 0.99)] }, { contradiction: 0, tested: true }],
    ['without its metric it stays untested', { metrics: [] }, { tested: false }],
  ])('%s', async (_, telemetry, expected) => {
    expect((await ask(telemetry, claim)).disproof).toMatchObject({ hypothesisId: 'h1', ...expected });
  });
});
