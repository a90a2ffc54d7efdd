import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { investigateRecording, writeRecording, type RecordedTelemetry } from '@compass/agent-sdk';
import { changeAgent } from './definition.js';

const startMs = 1_700_000_000_000;
const minuteMs = 60_000;
const onsetMs = startMs + 60 * minuteMs;
const alertAtMs = onsetMs + 4 * minuteMs;
const seconds = (atMs: number) => atMs / 1000;

const culprit = 'c0ffee0000000000000000000000000000000001';
const bystander = 'decaf00000000000000000000000000000000002';
const deploy = (commit: string, atMs: number, summary: string, diff: string) => {
  return { ts: seconds(atMs), service: 'parcels', kind: 'deploy', summary, commit, files: ['src/parcels.go'], diff };
};

/** An hour and a half: the parcels service panics from the first hour on. */
function telemetry(message: string, changes: RecordedTelemetry['changes']): RecordedTelemetry {
  const minutes = Array.from({ length: 66 }, (_, i) => startMs + i * minuteMs);
  return {
    nowMs: startMs + 66 * minuteMs,
    metrics: [
      {
        service: 'parcels',
        metric: 'error-ratio',
        points: minutes.map((at, i) => [at, at < onsetMs ? 0.001 * (i % 3) : 0.6]),
      },
    ],
    logs: minutes.flatMap((at) => [
      { ts: seconds(at), service: 'parcels', level: 'INFO', message: 'parcel labelled' },
      ...(at < onsetMs
        ? []
        : [1, 2, 3].map((s) => ({ ts: seconds(at) + s, service: 'parcels', level: 'ERROR', message }))),
    ]),
    changes: changes ?? [],
  };
}
const changes = [
  deploy(
    culprit,
    onsetMs - 20 * minuteMs,
    'simplify labels',
    '-if p.Address == nil { return errNoAddress }\n+street := p.Address.Street',
  ),
  deploy(bystander, onsetMs - minuteMs, 'tidy handler', '-w.Write(label(p))\n+write(w, label(p))'),
];

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'compass-change-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function recorded(name: string, recording: RecordedTelemetry): Promise<string> {
  const path = join(directory, 'test', 'cases', name);
  await writeRecording(path, recording);
  return path;
}
const panic = 'panic: nil pointer dereference, address of parcel';

describe('the change specialist', () => {
  const ask = { capability: 'diagnose.change', alertAtMs, services: ['parcels'] };

  test('blames the commit whose diff does what is seen, by its name', async () => {
    const { result } = await investigateRecording(changeAgent, await recorded('nil', telemetry(panic, changes)), ask);
    expect(result.status).toBe('RESULT_STATUS_COMPLETED');
    expect(result.findings).toMatchObject([
      { service: 'parcels', category: 'change.code', indicator: `commit ${culprit}`, stance: 'STANCE_SUPPORTS' },
    ]);
  });

  test('blames none, and acquits the release, where the reason lies outside of the code', async () => {
    const outside = 'POST https://api.carrier.example/v1/labels returned 503';
    const { result } = await investigateRecording(changeAgent, await recorded('out', telemetry(outside, changes)), ask);
    expect(result.findings).toMatchObject([{ category: 'application.bad-release', stance: 'STANCE_CONTRADICTS' }]);
  });

  test.each([
    ['the culprit', culprit, false],
    ['the bystander', bystander, true],
    ['a commit that nobody made', 'f00d', true],
  ])('disproves a claim about %s: %s %s', async (_, commit, disproved) => {
    const path = await recorded(`claim-${commit}`, telemetry(panic, changes));
    const claim = { hypothesisId: 'h', category: 'change.code', service: 'parcels', indicator: `commit ${commit}` };
    const { result } = await investigateRecording(changeAgent, path, {
      ...{ capability: 'disprove.change', alertAtMs },
      claim: { ...claim, statement: '', refutations: [] },
    });
    expect(result.disproof?.tested).toBe(true);
    expect(result.disproof!.contradiction > 0.7).toBe(disproved);
  });

  test('says nothing where no changes are recorded', async () => {
    const { changes: none, ...without } = telemetry(panic, []);
    expect(none).toEqual([]);
    const { result } = await investigateRecording(changeAgent, await recorded('none', without), ask);
    expect(result.findings).toEqual([]);
    expect(result.notAvailable).toContain('changes.list');
  });
});
