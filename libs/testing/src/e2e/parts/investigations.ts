import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compass } from '../../mesh/command-line.js';
import {
  getJson,
  investigations,
  postAlert,
  recordedAlert,
  reportOf,
  until,
  untilConcluded,
  type DeadLetterJson,
  type ReportJson,
} from '../../mesh/mesh-client.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { deadLetters, longEnoughMs, send } from '../asking.js';
import { caseOf, copyOf, recordings, truth, type Truth } from '../recordings.js';

const originals = ['lock-contention', 'bad-release', 'none'].map(caseOf);
const copies = Array.from({ length: 7 }, (_, n) => copyOf(originals[n % originals.length]!, 'copies', `copy-${n}`));

function expectRight({ verdict }: ReportJson, { compassCategory, acceptedServices }: Truth): void {
  if (compassCategory === null) {
    expect(['no-fault', 'insufficient-evidence']).toContain(verdict.kind);
    return;
  }
  expect(verdict).toMatchObject({ kind: 'cause', category: compassCategory });
  expect(acceptedServices).toContain(verdict.service);
}

/** What monitors and people on call have of it. */
export function investigationsPart(mesh: () => RunningMesh): void {
  describe('an alert', () => {
    test.each(originals)(
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
        const [id] = originals;
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

    test(
      'without an environment is a dead letter that keeps code, reason and bytes, and redrive hands it over again',
      async () => {
        const body = Buffer.from(readFileSync(join(recordings, 'shop/cases', originals[0]!, 'alert.json')));
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
}
