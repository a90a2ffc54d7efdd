import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRecording } from '@compass/signals';
import { readEnvironments } from './environments-file.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'compass-environments-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function read(content: unknown) {
  const file = join(directory, 'environments.yaml');
  writeFileSync(file, JSON.stringify(content));
  return readEnvironments(file);
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

test.each([
  [{ environments: [{ name: 'a' }] }, 'recording'],
  [{ environments: [{ name: 'a', recording: 'x', prometheus: 'http://y' }] }, 'prometheus'],
  [{ environments: [1, 2].map(() => ({ name: 'a', recording: 'x' })) }, 'the same name'],
])('%j is refused', (content, word) => {
  expect(() => read(content)).toThrow(
    expect.objectContaining({ code: 'invalid-configuration', message: expect.stringContaining(word) as unknown }),
  );
});

test('a file that is not there is named', () => {
  expect(() => readEnvironments('/nowhere.yaml')).toThrow(/COMPASS_ENVIRONMENTS, \/nowhere.yaml/);
});
