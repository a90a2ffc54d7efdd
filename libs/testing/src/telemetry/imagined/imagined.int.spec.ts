import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { caseAt, investigateCase } from '@compass/evaluation';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specialists } from '../../../../../apps/cli/src/specialists.js';
import { record } from './record.js';
import { stories } from './stories.js';
import type { Story } from './story.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compass-imagined-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function answered(story: Story) {
  const { report } = await investigateCase(caseAt(record(story, folder)), specialists, 0);
  const [first] = report.hypotheses;
  return { kind: report.verdict!.kind, first };
}

const broken = stories.filter(({ truth }) => truth);
const found = broken.filter(({ isOpen }) => !isOpen);

test.each(found.map((story) => [story.id, story] as const))('%s: what is broken is named first', async (_, story) => {
  const { first } = await answered(story);
  expect(story.truth!.objects).toContain(first!.service);
  expect(story.truth!.categories).toContain(first!.category);
});

const open = stories.filter(({ truth, isOpen }) => !truth || isOpen);

test.each(open.map((story) => [story.id, story] as const))('%s: no cause is named', async (_, story) => {
  expect((await answered(story)).kind).not.toBe('VERDICT_KIND_CAUSE');
});
