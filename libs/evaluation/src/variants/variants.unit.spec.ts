import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { caseAt } from '../cases/case-folders.js';
import { parseCase } from '../cases/case-file.js';
import { addDecoys } from './decoys.js';
import { drawFor } from './draw.js';
import { readFiles, tellsAllOf } from './recorded-files.js';
import { blindTo, faultFreePart } from './unanswerable.js';
import { perturbations, unanswerable, vary, withoutModality } from './variants.js';

const start = 1_700_000_000;
const times = Array.from({ length: 100 }, (_, i) => start + i * 60);
const about = {
  id: 'case-1',
  source: 'shop',
  services: ['user', 'user-db', 'web'],
  nodes: ['worker-1'],
  graph: [['web', 'user']],
  alertTime: start + 5_700,
  now: start + 5_940,
};
const texts = {
  'metrics.csv': `time,user_cpu,user-db_cpu\n${times.map((time) => `${time},1,2\n`).join('')}`,
  'logs.jsonl': times
    .map((ts) => `${JSON.stringify({ ts, service: 'user', level: 'INFO', message: 'call user-db at worker-1' })}\n`)
    .join(''),
  'tools.json': JSON.stringify({
    'GetResources:{"name":"user"}':
      'NAME                    READY   STATUS    RESTARTS   AGE\nuser-7d9f8b6c5d-x2v4z   1/1     Running   0          2d',
  }),
};
const truth = { rootService: 'user-db', faultType: 'cpu', anomalyStart: start + 5_000, anomalyStartKind: 'injection' };

let root: string;
const scratch = () => mkdtempSync(join(root, 'variant-'));
const recorded = () => caseAt(join(root, 'shop', 'cases', 'case-1'));
const made = (variant: string) => vary(recorded(), variant, truth, scratch());

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'compass-variants-'));
  const folder = join(root, 'shop', 'cases', 'case-1');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'case.json'), JSON.stringify(about));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a renamed case', () => {
  test('holds none of the names, in any file, and keeps its own', () => {
    const { about: after, texts: files } = readFiles(made('renamed')!.case);
    expect(`${JSON.stringify(after)}${Object.values(files).join('')}`).not.toMatch(
      /\b(user|user-db|web|worker-1)\b(?!-)/,
    );
    expect(after['id']).toBe('case-1');
  });

  test('keeps the columns of tables below their titles', () => {
    const { texts: files } = readFiles(made('renamed')!.case);
    const [table = ''] = Object.values(JSON.parse(files['tools.json']!) as Record<string, string>);
    const [header = '', row = ''] = table.split('\n');
    expect(row.slice(header.indexOf('STATUS')).trimStart()).toMatch(/^Running/);
    expect(row.indexOf('2d')).toBe(header.indexOf('AGE'));
  });

  test('translates back what is said of it', () => {
    const { case: renamed, original } = made('renamed')!;
    expect(renamed.file.services.map(original)).toEqual(about.services);
    expect(original(`${renamed.file.services[1]}_cpu`)).toBe('user-db_cpu');
  });
});

test.each(Object.keys({ ...perturbations, ...withoutModality, ...unanswerable }))(
  'the same variant of the same case is the same: %s',
  (variant) => {
    const [once, again] = [made(variant), made(variant)];
    expect(once && readFiles(once.case)).toEqual(again && readFiles(again.case));
  },
);

test('a fault-free part ends before the onset, and says that there is no answer', () => {
  const { case: part, answerable } = made('fault-free and loud')!;
  expect(answerable).toBe(false);
  expect(part.file.now).toBeLessThan(truth.anomalyStart);
  expect(part.file.alertTime).toBeLessThan(part.file.now!);
});

test('what was made loud and kept every modality says so', () => {
  const files = readFiles(recorded());
  const without = (name: string, text: string) => ({ about: files.about, texts: { ...files.texts, [name]: text } });
  expect(made('fault-free and loud')!.loudAndWhole).toBe(true);
  expect(made('renamed')!.loudAndWhole).toBe(false);
  expect(tellsAllOf(files, files)).toBe(true);
  expect(tellsAllOf(without('metrics.csv', 'time\n1\n'), files)).toBe(false);
  expect(tellsAllOf(without('logs.jsonl', ''), files)).toBe(false);
  expect(tellsAllOf(without('tools.json', '{"GetResources":""}'), files)).toBe(false);
});

test('where only events are recorded, some about stored things are the loud anomaly', () => {
  const events = [{ kind: 'metric', instance: 'user-0', metric: 'cpu_usage', direction: 'up' }];
  const file = parseCase({ id: 'case-2', instances: ['user-0', 'web-0'] }, 'case-2');
  const { about: after } = addDecoys({ about: { events }, texts: {} }, file, drawFor('case-2', 'decoys'));
  expect(after['events']).toEqual([...Array<unknown>(4).fill(expect.objectContaining({ direction: 'up' })), ...events]);
});

test('where it is only known when a fault was noticed, no part is called fault-free', () => {
  expect(faultFreePart(readFiles(recorded()), { ...truth, anomalyStartKind: 'alert fired_at' })).toBeUndefined();
});

test('a blinded case does not mention the faulty object', () => {
  const files = blindTo(readFiles(recorded()), truth)!;
  expect(Object.values(files.texts).join('')).not.toContain('user-db');
});

test('nor the commit that is to blame; where none is, nothing is mistaken for one', () => {
  const files = readFiles(recorded());
  const commits = [
    { sha: '7e2c9b41a0', message: 'write one by one' },
    { sha: 'b3f7c1029e', message: 'none of it' },
  ];
  const committed = { about: files.about, texts: { ...files.texts, 'context.json': JSON.stringify({ commits }) } };
  const left = (rootCommit: string) =>
    JSON.parse(blindTo(committed, { ...truth, rootCommit })!.texts['context.json']!) as { commits: unknown[] };
  expect(left('7e2c9b41a0f5d3c8').commits).toEqual([commits[1]]);
  expect(left('none').commits).toEqual(commits);
});

test('without truth nothing is made unanswerable', () => {
  expect(vary(recorded(), 'fault-free and loud', undefined, scratch())).toBeUndefined();
});
