import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRecording } from '../recording/write-recording.js';
import { readEnvironments } from './environments-file.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'compass-environments-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function read(content: unknown, variables: Record<string, string> = {}) {
  const file = join(directory, 'environments.yaml');
  writeFileSync(file, JSON.stringify(content));
  return readEnvironments(file, variables);
}

test('each name stands for a recording, seen from the file', async () => {
  for (const nowMs of [1_000, 2_000]) await writeRecording(join(directory, `at-${nowMs}`), { nowMs });
  const named = read({
    environments: [
      { name: 'prod-eu', recording: 'at-1000' },
      { name: 'prod-us', recording: join(directory, 'at-2000') },
    ],
  });
  // Its now is the moment behind what it has last.
  const opened = await Promise.all([...named.values()].map((open) => open()));
  expect(opened.map(({ name, now }) => [name, now()])).toEqual([
    ['prod-eu', 1_001],
    ['prod-us', 2_001],
  ]);
});

test('a name may stand for a live Prometheus, whose token is in a variable', async () => {
  const prometheus = { url: 'https://prometheus.example/eu', match: 'cluster="eu"', tokenFrom: 'EU_TOKEN' };
  const named = read({ environments: [{ name: 'prod-eu', prometheus }] }, { EU_TOKEN: 'secret' });
  const before = Date.now();
  const { name, now, sources } = await named.get('prod-eu')!();
  expect([name, Object.keys(sources).sort()]).toEqual([
    'prod-eu',
    ['metrics.catalogue', 'metrics.range', 'topology.edges'],
  ]);
  expect(now()).toBeGreaterThanOrEqual(before);
  expect(() => read({ environments: [{ name: 'prod-eu', prometheus }] })).toThrow(/prod-eu: the variable EU_TOKEN/);
});

const live = (prometheus: object) => ({ environments: [{ name: 'a', prometheus }] });

test.each([
  [live({}), 'url'],
  [live({ url: 'prometheus:9090' }), 'http://prometheus:9090'],
  [live({ url: 'http://me:secret@prometheus' }), 'tokenFrom'],
  [live({ url: 'http://prometheus', token: 'secret' }), 'token'],
  [live({ url: 'http://prometheus', match: '{a="b"}' }), 'without braces'],
  [live({ url: 'http://prometheus', services: ['a-b'] }), 'the name of a label'],
  [live({ url: 'http://prometheus', scrapeSeconds: 0 }), 'scrapeSeconds'],
  [{ environments: [{ name: 'a' }] }, 'recording'],
  [{ environments: [{ name: 'a', recording: 'x', prometheus: { url: 'http://y' } }] }, 'either'],
  [{ environments: [1, 2].map(() => ({ name: 'a', recording: 'x' })) }, 'the same name'],
])('%j is refused', (content, word) => {
  expect(() => read(content)).toThrow(
    expect.objectContaining({ code: 'invalid-configuration', message: expect.stringContaining(word) as unknown }),
  );
});

test('a file that is not there is named', () => {
  expect(() => readEnvironments('/nowhere.yaml')).toThrow(/COMPASS_ENVIRONMENTS, \/nowhere.yaml/);
});
