import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from '@compass/kernel';
import type { Report } from '@compass/contracts';
import { casesOf, investigateCase, type Case } from '@compass/evaluation';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { specialists } from '../../../../apps/cli/src/specialists.js';
import { logOf, reportMessageOf } from '../mesh/investigation-client.js';
import { untilBiddable, untilSettled } from '../mesh/market.js';
import { postAlert, until, untilConcluded } from '../mesh/mesh-client.js';
import type { RunningMesh } from '../mesh/running-mesh.js';
import { describeMesh } from './meshes.js';

const workspace = join(import.meta.dirname, '../../../..');
const casesPerSource = 5;
const longEnoughMs = 300_000;

interface Event {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Fields that tell the wall clock; a bid's score falls with the time that is left, and a report's hash covers all of them. */
const ofTheClock = new Set([
  'atMs',
  'openedAtMs',
  'concludedAtMs',
  'deadlineAtMs',
  'timeoutSeconds',
  'score',
  'reportHash',
]);

const withoutClock = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, field: unknown) => (ofTheClock.has(key) ? undefined : field)));

const bytes = (report: Report): string => canonicalJson(withoutClock(report));

/**
 * Events sorted within the phase of the task that they are about. That a result came before its award, and was held until then, is a
 * matter of the wall clock.
 */
function sorted(log: readonly Event[]): string[] {
  const phases = new Map(
    log.flatMap(({ type, step, tasks }) =>
      type === 'TasksRequested' ? (tasks as { taskId: string }[]).map(({ taskId }) => [taskId, step as string]) : [],
    ) as [string, string][],
  );
  const phaseOf = ({ taskId, result }: Event) =>
    phases.get((taskId ?? (result as { taskId?: string } | undefined)?.taskId ?? '') as string) ?? '';
  const decided = log.filter(({ type }) => type !== 'ResultHeld');
  return decided.map((event) => `${phaseOf(event)} ${canonicalJson(withoutClock(event))}`).sort();
}

/** Again, where the connection was closed meanwhile: the same alert twice is one. */
const send = (mesh: RunningMesh, { alert, environment }: Case): Promise<number> =>
  until(() =>
    postAlert(mesh, { body: Buffer.from(alert), headers: { 'compass-environment': environment } }).catch(
      () => undefined,
    ),
  );

function sourcesBelow(root: string): { source: string; cases: readonly Case[] }[] {
  if (!existsSync(root)) return [];
  const names = readdirSync(root).filter((name) =>
    ['cases', 'cases.jsonl.gz'].some((one) => existsSync(join(root, name, one))),
  );
  return names.map((source) => ({ source, cases: casesOf(root, source).slice(0, casesPerSource) }));
}

/** Which recordings there are is the machine's business: only those of this repository are always there. */
function describeRecordings(title: string, root: string): void {
  const sources = sourcesBelow(root);
  if (sources.length === 0) {
    process.stderr.write(`\n*** SKIPPED, NOT TESTED: evaluation and mesh agree on ${title}: not on this machine ***\n`);
    describe.skip(title, () => test('needs the recordings', () => undefined));
    return;
  }
  describeMesh(title, { kind: 'all-in-one', env: { COMPASS_RECORDINGS: root } }, (mesh) => {
    test.each(sources)(
      'evaluation and mesh come to the same report, byte for byte, by the same events: $source',
      async ({ cases }) => {
        for (const { name } of specialists) await untilBiddable(mesh(), name);
        for (const found of cases) {
          const expected = await investigateCase(found, specialists, Date.now());
          await send(mesh(), found);
          const { investigationId } = await untilConcluded(mesh(), found.environment);
          await untilSettled(mesh(), investigationId);
          expect(bytes(await reportMessageOf(mesh(), investigationId))).toBe(bytes(expected.report));
          const log = await logOf(mesh(), investigationId, expected.log.length);
          expect(sorted(log)).toEqual(sorted(expected.log as unknown as Event[]));
        }
      },
      longEnoughMs,
    );
  });
}

describeRecordings('the bundled recordings', join(workspace, 'recordings'));
describeRecordings('the shared recordings', join(workspace, '../shared/recordings'));
