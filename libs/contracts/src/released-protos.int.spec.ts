import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { protoRoot } from './codec.js';

const buf = join(dirname(createRequire(import.meta.url).resolve('@bufbuild/buf/package.json')), 'bin/buf');
const task = 'compass/market/v1/task.proto';
let protos: string;

beforeAll(() => {
  protos = mkdtempSync(join(tmpdir(), 'compass-protos-'));
});
afterAll(() => rmSync(protos, { recursive: true, force: true }));

/** What the gate's step says of the protos, with one of their files changed. */
function compare(change: (text: string) => string) {
  cpSync(protoRoot, protos, { recursive: true });
  const text = readFileSync(join(protos, task), 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(join(protos, task), change(text));
  const args = [buf, 'breaking', protos, '--against', join(protoRoot, 'released.binpb')];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

test('a field that is added fits the last release', () => {
  expect(compare((text) => text.replace('message Task {', 'message Task {\n  string added = 900;'))).toMatchObject({
    status: 0,
  });
});

test.each([
  ['taken away', (text: string) => text.replace(/\n {2}string task_id = 1;/, ''), /"1".*was deleted/],
  ['of another type', (text: string) => text.replace('string task_id = 1;', 'int64 task_id = 1;'), /changed/],
  [
    'under another number',
    (text: string) => text.replace('string task_id = 1;', 'string task_id = 901;'),
    /"1".*was deleted/,
  ],
  ['under another name', (text: string) => text.replace('string task_id = 1;', 'string id_of_task = 1;'), /name/],
])('a field that is %s does not', (_, change, words) => {
  const { status, stdout } = compare(change);
  expect(stdout).toMatch(words);
  expect(status).not.toBe(0);
});
