import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compass } from '../mesh/command-line.js';
import {
  getJson,
  investigations,
  postAlert,
  produceAlerts,
  recordedAlert,
  reportOf,
  until,
  untilConcluded,
  type DeadLetterJson,
  type ReportJson,
  type WireAlert,
} from '../mesh/mesh-client.js';
import type { RunningMesh } from '../mesh/running-mesh.js';
import { askedBy, queriesOf } from '../observability/promql.js';
import { scrape } from '../observability/scrape.js';
import { describeMesh } from './meshes.js';

interface Truth {
  readonly faultType: string;
  readonly acceptedServices: readonly string[];
  readonly compassCategory: string | null;
}

const bundled = join(import.meta.dirname, '../../../../recordings');
/** The bundled recordings, and copies of them under other names: as many incidents as a test wants. */
const recordings = mkdtempSync(join(tmpdir(), 'compass-recordings-'));
const truth = JSON.parse(readFileSync(join(bundled, 'shop/truth.json'), 'utf8')) as Record<string, Truth>;
const longEnoughMs = 120_000;
const copies = Array.from({ length: 7 }, (_, n) => `copies/copy-${n}`);

cpSync(bundled, recordings, { recursive: true });
copies.forEach((copy, n) => {
  const [source, id] = copy.split('/') as [string, string];
  const original = Object.keys(truth)[n % Object.keys(truth).length]!;
  cpSync(join(bundled, 'shop/cases', original), join(recordings, source, 'cases', id), { recursive: true });
});
afterAll(() => rmSync(recordings, { recursive: true, force: true }));

/** By Kafka where there is one, as monitors do; else by HTTP. */
async function send(mesh: RunningMesh, alert: WireAlert): Promise<void> {
  if (mesh.environment['COMPASS_EVENTS']?.startsWith('kafka:')) await produceAlerts(mesh, [alert]);
  else expect(await postAlert(mesh, alert)).toBe(202);
}

const deadLetters = async (mesh: RunningMesh): Promise<readonly DeadLetterJson[]> =>
  (await getJson<{ deadLetters: DeadLetterJson[] }>(mesh, '/v1/deadletters')).deadLetters;

function expectRight({ verdict }: ReportJson, { compassCategory, acceptedServices }: Truth): void {
  if (compassCategory === null) {
    expect(['no-fault', 'insufficient-evidence']).toContain(verdict.kind);
    return;
  }
  expect(verdict).toMatchObject({ kind: 'cause', category: compassCategory });
  expect(acceptedServices).toContain(verdict.service);
}

describe.each(['all-in-one', 'mesh'] as const)('investigation', (kind) => {
  describeMesh('an alert', { kind, env: { COMPASS_RECORDINGS: recordings } }, (mesh) => {
    test.each(Object.keys(truth))(
      'of %s ends in the right verdict, with evidence that can be run again and attempts to disprove it',
      async (id) => {
        const environment = `shop/${id}`;
        await send(mesh(), recordedAlert(recordings, environment));
        const { investigationId, status } = await untilConcluded(mesh(), environment);
        expect(status).toBe('concluded');
        const report = await reportOf(mesh(), investigationId);
        expectRight(report, truth[id]!);
        expect(report.costMicros).toBeLessThanOrEqual(report.budgetMicros);
        // The shop has no platform that could be asked; nothing else is missing.
        expect(report.degraded.filter((line) => !line.endsWith('is not available'))).toEqual([]);
        const accepted = report.hypotheses.find(({ hypothesisId }) => hypothesisId === report.verdict.hypothesisId);
        expect(Boolean(accepted)).toBe(report.verdict.kind === 'cause');
        for (const { supporting } of report.hypotheses)
          for (const { observations } of supporting) expect(observations.length).toBeGreaterThan(0);
        if (accepted) expect(accepted.disproofs.some(({ tested }) => tested)).toBe(true);
      },
      longEnoughMs,
    );

    test(
      'in a hundred copies is one incident and one investigation',
      async () => {
        const [id] = Object.keys(truth);
        const environment = `shop/${id}`;
        const alert = recordedAlert(recordings, environment);
        const before = (await investigations(mesh())).length;
        await Promise.all(Array.from({ length: 100 }, () => postAlert(mesh(), alert)));
        await untilConcluded(mesh(), environment);
        expect((await investigations(mesh())).filter((one) => one.environment === environment)).toHaveLength(1);
        expect(await investigations(mesh())).toHaveLength(before);
      },
      longEnoughMs,
    );

    test(
      'ten times over: each investigation replays to the same bytes',
      async () => {
        for (const copy of copies) await send(mesh(), recordedAlert(recordings, copy));
        for (const copy of copies) await untilConcluded(mesh(), copy);
        const ids = (await investigations(mesh())).map(({ investigationId }) => investigationId);
        expect(ids.length).toBeGreaterThanOrEqual(10);
        const { exitCode, stdout } = await compass(mesh(), 'replay', ...ids, '--json');
        const replays = stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as object);
        expect(replays).toMatchObject(ids.map((investigationId) => ({ investigationId, differences: [] })));
        expect(exitCode).toBe(0);
      },
      longEnoughMs,
    );

    if (kind === 'mesh')
      test(
        'leaves behind every metric, with every label, that dashboards and alert rules ask for',
        async () => {
          const measured = await scrape(Object.values(mesh().http()));
          const asked = queriesOf(join(bundled, '../infra')).flatMap(askedBy);
          const missing = asked.filter(({ metric, labels }) => {
            const known = measured.get(metric);
            return !known || labels.some((label) => !known.has(label));
          });
          expect(missing).toEqual([]);
        },
        longEnoughMs,
      );

    test(
      'without an environment is a dead letter that keeps code, reason and bytes, and redrive hands it over again',
      async () => {
        const body = Buffer.from(readFileSync(join(bundled, 'shop/cases/incident-001/alert.json')));
        const stripped = Buffer.from(body.toString().replaceAll('"environment"', '"place"'));
        await send(mesh(), { body: stripped });
        const letter = await until(async () =>
          (await deadLetters(mesh())).find(({ code }) => code === 'unknown-environment'),
        );
        const whole = await getJson<DeadLetterJson>(mesh(), `/v1/deadletters/${letter.service}/${letter.deadLetterId}`);
        expect(Buffer.from(whole.body, 'base64').equals(stripped)).toBe(true);
        expect(whole).toMatchObject({ service: 'intake', topic: 'compass.alerts.v1' });
        const path = `${mesh().gateway}/v1/deadletters/${letter.service}/${letter.deadLetterId}/redrive`;
        expect((await fetch(path, { method: 'POST' })).status).toBe(202);
        // Nothing was mended, so the same letter is back, given up on once more.
        await until(async () =>
          (await deadLetters(mesh())).find(
            ({ deadLetterId, failedAtMs }) => deadLetterId === letter.deadLetterId && failedAtMs > letter.failedAtMs,
          ),
        );
      },
      longEnoughMs,
    );
  });
});

describeMesh('an investigation', { kind: 'all-in-one' }, (mesh) => {
  const file = join(recordings, 'export.json');
  let investigationId = '';
  beforeAll(async () => {
    expect(await postAlert(mesh(), recordedAlert(bundled, 'shop/incident-001'))).toBe(202);
    ({ investigationId } = await untilConcluded(mesh(), 'shop/incident-001'));
    expect(await compass(mesh(), 'export', investigationId, file)).toMatchObject({ exitCode: 0 });
  }, longEnoughMs);

  test(
    'has observations that verify against their source, and a time that adds up',
    async () => {
      expect(await compass(mesh(), 'verify', investigationId)).toMatchObject({ exitCode: 0 });
      const { stdout } = await compass(mesh(), 'trace', investigationId, '--json');
      const { criticalPath, totalMs } = JSON.parse(stdout) as { criticalPath: { ms: number }[]; totalMs: number };
      expect(criticalPath.reduce((sum, { ms }) => sum + ms, 0)).toBe(totalMs);
      expect(totalMs).toBeGreaterThan(0);
    },
    longEnoughMs,
  );

  test(
    'can be taken along: the same agents find the same again, and a changed byte is noticed',
    async () => {
      const again = ['replay', '--file', file, '--with', 'database', '--with', 'application'];
      expect(await compass(mesh(), ...again)).toMatchObject({ exitCode: 0 });
      writeFileSync(file, readFileSync(file, 'utf8').replace('reservedMicros', 'reservedMicroz'));
      const { exitCode, stdout } = await compass(mesh(), 'replay', '--file', file, '--json');
      expect(JSON.parse(stdout)).toMatchObject({ equal: false, differences: [{ kind: 'damaged' }] });
      expect(exitCode).toBe(1);
    },
    longEnoughMs,
  );

  test(
    'that nobody knows is an error of its own',
    async () => {
      const { exitCode, stderr } = await compass(mesh(), 'replay', 'nobody');
      expect(stderr).toMatch(/^unknown-investigation: /);
      expect(exitCode).toBe(2);
    },
    longEnoughMs,
  );
});

describeMesh('what is no alert', { kind: 'mesh' }, (mesh) => {
  test(
    'is kept as a dead letter with its code and original bytes: garbage, what is too large, and what comes with headers that no store takes',
    async () => {
      const garbage = Buffer.from([0x00, 0xff, 0x7b, 0x22]);
      const oversized = Buffer.alloc(1024 * 1024 + 1, 'x');
      const poisoned = { body: Buffer.from('\0{'), headers: { 'compass-environment': 'a\0b', note: '\0' } };
      await produceAlerts(mesh(), [{ body: garbage }, { body: oversized }, poisoned]);
      const letters = await until(async () => {
        const all = await deadLetters(mesh());
        return all.length >= 3 ? all : undefined;
      });
      expect(letters.map(({ code }) => code).sort()).toEqual(['message-too-large', 'not-json', 'not-json']);
      for (const { code, deadLetterId } of letters) {
        const { body } = await getJson<DeadLetterJson>(mesh(), `/v1/deadletters/intake/${deadLetterId}`);
        const sent = code === 'not-json' ? [garbage, poisoned.body] : [oversized];
        expect(sent.some((bytes) => bytes.equals(Buffer.from(body, 'base64')))).toBe(true);
      }
      expect(await postAlert(mesh(), { body: oversized })).toBe(413);
      expect(await postAlert(mesh(), { body: garbage })).toBe(400);
    },
    longEnoughMs,
  );
});
