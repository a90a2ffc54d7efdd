import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { caseAt, investigateCase } from '@compass/evaluation';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { specialists } from '../../../../apps/cli/src/specialists.js';
import { faultySystem, type FaultKind, type FaultySystem } from './faulty-system.js';
import { vocabularies } from './vocabularies.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'compass-unseen-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** The services that are named, likeliest first, and the verdict; the alert is at the entry, which is never to blame. */
async function investigated(title: string, asked: FaultySystem) {
  const id = title.replaceAll(' ', '-');
  const { about, metrics, root: broken } = faultySystem(asked);
  const folder = join(root, 'unseen', 'cases', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'case.json'), JSON.stringify({ id, source: 'unseen', ...about }));
  writeFileSync(join(folder, 'metrics.csv.gz'), gzipSync(metrics));
  const { report } = await investigateCase(caseAt(folder), specialists, 0);
  return { broken, kind: report.verdict!.kind, named: report.hypotheses.map(({ service }) => service) };
}

const plain = { services: 12, stepSeconds: 5, pastMinutes: 10, seed: 7, graph: true };
const faults: readonly FaultKind[] = ['cpu', 'memory', 'disk', 'sockets', 'delay', 'loss', 'partition', 'errors'];

describe('a system that nobody has seen, told of by metrics alone', () => {
  test.each(faults)('has its broken service found: %s', async (fault) => {
    const { broken, named } = await investigated(fault, {
      ...plain,
      fault,
      vocabulary: vocabularies['short words']!,
    });
    expect(named[0]).toBe(broken);
  });

  test.each(Object.keys(vocabularies))('whatever its collector calls it: %s', async (collector) => {
    const asked = { ...plain, vocabulary: vocabularies[collector]!, seed: 11 };
    for (const fault of ['cpu', 'delay'] as const) {
      const { broken, named } = await investigated(`${collector}-${fault}`, { ...asked, fault });
      expect(named[0]).toBe(broken);
    }
  });

  test.each([
    ['without a graph', { graph: false }],
    ['of sixty services', { services: 60 }],
    ['by samples of half a minute', { stepSeconds: 30, pastMinutes: 60 }],
    ['by samples of a second', { stepSeconds: 1 }],
  ])('%s', async (how, differently) => {
    const asked = { ...plain, ...differently, vocabulary: vocabularies['short words']!, fault: 'delay' as const };
    const { broken, named } = await investigated(how, asked);
    expect(named[0]).toBe(broken);
  });

  test('in which nothing is broken, has no cause', async () => {
    const asked = { ...plain, vocabulary: vocabularies['short words']!, fault: 'none' as const };
    expect((await investigated('none', asked)).kind).not.toBe('VERDICT_KIND_CAUSE');
  });
});
