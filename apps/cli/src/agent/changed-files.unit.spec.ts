import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedFiles } from './changed-files.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compass-watch-'));
  for (const inner of ['checks/more', 'node_modules/some']) mkdirSync(join(folder, inner), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('sources are watched at any depth, and nothing else', async () => {
  const changes = changedFiles(folder);
  const first = changes.next();
  for (const file of ['node_modules/some/index.js', 'notes.txt', 'checks/more/fill.ts'])
    writeFileSync(join(folder, file), '');
  expect(await first).toEqual({ value: 'checks/more/fill.ts', done: false });
  const second = changes.next();
  writeFileSync(join(folder, 'agent.mjs'), '');
  expect(await second).toEqual({ value: 'agent.mjs', done: false });
  await changes.return(undefined);
});
