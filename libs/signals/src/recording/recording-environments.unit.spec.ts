import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signalsContract } from '../contract/signals.contract.js';
import { nowMs, smallTelemetry, startMs } from '../contract/telemetry.js';
import { ObservationRecorder } from '../observation/recorder.js';
import { RecordingEnvironments } from './recording-environments.js';
import { writeRecording, type RecordedTelemetry } from './write-recording.js';

let directory: string;
let count = 0;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'compass-recordings-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function recorded(telemetry: RecordedTelemetry, id = `case-${++count}`): Promise<string> {
  await writeRecording(join(directory, 'test', 'cases', id), telemetry);
  return `test/${id}`;
}

describe('a recording as an environment', () => {
  signalsContract(async (telemetry) => new RecordingEnvironments([directory]).resolve(await recorded(telemetry)));
});

describe('the names of recordings', () => {
  test('are resolved in the first directory that has them', async () => {
    const name = await recorded(smallTelemetry);
    const environments = new RecordingEnvironments(['/nowhere', directory]);
    const environment = await environments.resolve(name);
    expect(environment.name).toBe(name);
    expect(environment.now()).toBe(nowMs + 1);
  });

  test.each([
    'test/none',
    'none',
    '',
    '/',
    '../x/y',
    'test/../test',
    'test/..',
    'test/cases/case-1',
    'a/b\0',
    '.hidden/x',
  ])('%j is an unknown environment', async (name) => {
    await expect(new RecordingEnvironments([directory]).resolve(name)).rejects.toMatchObject({
      code: 'unknown-environment',
      kind: 'permanent',
    });
  });

  test('do not lead out of the directory by a link', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'compass-outside-'));
    await writeRecording(outside, smallTelemetry);
    await mkdir(join(directory, 'linked', 'cases'), { recursive: true });
    await symlink(outside, join(directory, 'linked', 'cases', 'x'));
    await expect(new RecordingEnvironments([directory]).resolve('linked/x')).rejects.toMatchObject({
      code: 'unknown-environment',
    });
    await rm(outside, { recursive: true });
  });

  test('that were not there yet are looked for again', async () => {
    const environments = new RecordingEnvironments([directory]);
    await expect(environments.resolve('test/later')).rejects.toThrow();
    await recorded(smallTelemetry, 'later');
    await expect(environments.resolve('test/later')).resolves.toBeDefined();
  });
});

test('a recording is read once, however often it is looked at', async () => {
  const name = await recorded(smallTelemetry);
  const environments = new RecordingEnvironments([directory]);
  const look = async () => {
    const recorder = new ObservationRecorder(await environments.resolve(name), { observations: 9, totalBytes: 1e6 });
    return (await recorder.signals.metrics.range({ window: { startMs, endMs: 0 } })).hash;
  };
  const first = await look();
  await writeFile(join(directory, 'test', 'cases', name.slice(5), 'metrics.csv.gz'), 'gone');
  expect(await look()).toBe(first);
});

test.each(['not gzip', ''])('a broken file is an invalid recording, not an empty one: %j', async (bytes) => {
  const name = await recorded(smallTelemetry);
  await writeFile(join(directory, 'test', 'cases', name.slice(5), 'logs.jsonl.gz'), bytes);
  const environment = await new RecordingEnvironments([directory]).resolve(name);
  const { signals } = new ObservationRecorder(environment, { observations: 9, totalBytes: 1e6 });
  await expect(signals.logs.templates({ window: { startMs, endMs: 0 }, bucketSeconds: 10 })).rejects.toMatchObject({
    code: 'invalid-recording',
  });
});
