import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ObservationRecorder } from '../observation/recorder.js';
import { RecordingEnvironments } from './recording-environments.js';

const window = { startMs: 0, endMs: 0 };
const recorded = {
  id: 'case-1',
  instances: ['cart-0', 'cart-1', 'web-0'],
  graph: [['web-0', 'cart-0']],
  events: [
    { kind: 'metric', instance: 'cart-0', metric: 'cpu', direction: 'up', host: 'h1' },
    { kind: 'log', instance: 'cart-1', template: 7 },
    { kind: 'trace', caller: 'web-0', callee: 'cart-0', operation: '/add', type: 'PD' },
    { kind: 'trace', caller: 'web-0', callee: 'cart-0', operation: '/add', type: 500 },
  ],
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'compass-events-'));
  await mkdir(join(directory, 'monitors'));
  await writeFile(join(directory, 'monitors', 'cases.jsonl.gz'), gzipSync(`${JSON.stringify(recorded)}\n`));
});
afterAll(() => rm(directory, { recursive: true }));

describe('a recording of nothing but alert events', () => {
  const signals = async () => {
    const environment = await new RecordingEnvironments([directory]).resolve('monitors/case-1');
    return new ObservationRecorder(environment, { observations: 10, totalBytes: 1e6 }).signals;
  };

  test('tells what the monitors said, and whom they watch', async () => {
    const { data } = await (await signals()).alerts.events({ window });
    expect(data).toEqual({
      instances: recorded.instances,
      events: [
        recorded.events[0],
        { kind: 'log', instance: 'cart-1', template: '7' },
        { kind: 'call', caller: 'web-0', callee: 'cart-0', operation: '/add', symptom: 'slow' },
        { kind: 'call', caller: 'web-0', callee: 'cart-0', operation: '/add', symptom: 'failed', code: '500' },
      ],
    });
  });

  test('has its graph, and no other telemetry', async () => {
    const { topology, metrics } = await signals();
    expect((await topology.edges({ window })).data).toEqual([{ caller: 'web-0', callee: 'cart-0' }]);
    expect((await metrics.range({ window })).availability).toBe('not-available');
  });

  test('of another case is an unknown environment', async () => {
    await expect(new RecordingEnvironments([directory]).resolve('monitors/none')).rejects.toMatchObject({
      code: 'unknown-environment',
    });
  });
});
