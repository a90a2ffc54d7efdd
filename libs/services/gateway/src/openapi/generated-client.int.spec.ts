import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { openApiDocument } from './openapi-document.js';

const workspace = join(import.meta.dirname, '../../../../..');
const directory = mkdtempSync(join(tmpdir(), 'compass-client-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const run = promisify(execFile);
const bin = (name: string) => join(workspace, 'node_modules/.bin', name);

/** A program of somebody else: what it may do, and what a type keeps it from. */
const program = `
import { createSilence, getReport, judgeHypothesis, listInvestigations, receiveAlertsOfFormat } from './client/sdk.gen.js';

const { data: page } = await listInvestigations({ query: { status: ['running'], verdict: ['cause'], pageSize: 5 } });
for (const { investigationId, verdict } of page?.investigations ?? []) {
  const { data } = await getReport({ path: { investigationId } });
  if (typeof data === 'string' || !data) continue;
  const links: (string | null)[] = data.observations.map(({ link }) => link);
  const kind: 'unspecified' | 'cause' | 'no-fault' | 'insufficient-evidence' | undefined = verdict?.kind;
  const hypothesisId = data.report.hypotheses[0]!.hypothesisId;
  await judgeHypothesis({ path: { investigationId }, body: { hypothesisId, choice: 'confirmed' } });
  console.log(links, kind);
}
await receiveAlertsOfFormat({ path: { key: 'grafana' }, body: {} });
await createSilence({ body: { matchers: [{ label: 'service', pattern: '*-db' }], endsAt: Date.now() + 60_000 } });
// @ts-expect-error no such format
await receiveAlertsOfFormat({ path: { key: 'grafanna' }, body: {} });
// @ts-expect-error no such status
await listInvestigations({ query: { status: ['broken'] } });
// @ts-expect-error a judgement names a hypothesis
await judgeHypothesis({ path: { investigationId: '' }, body: { choice: 'confirmed' } });
`;

test('a public generator makes a typed client of the document, and programs against it compile', async () => {
  writeFileSync(join(directory, 'openapi.json'), JSON.stringify(openApiDocument()));
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  writeFileSync(join(directory, 'program.ts'), program);
  const generation = ['-i', join(directory, 'openapi.json'), '-o', join(directory, 'client'), '--no-log-file', '-s'];
  await run(bin('openapi-ts'), [...generation, '-c', '@hey-api/client-fetch'], { cwd: directory });
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023', '--lib', 'es2023,dom,dom.iterable'];
  const modules = ['--module', 'esnext', '--moduleResolution', 'bundler', '--types', ''];
  const compiled = run(bin('tsc'), [...options, ...modules, 'program.ts'], { cwd: directory });
  expect(await compiled.catch((error: unknown) => error)).toMatchObject({ stdout: '' });
});
