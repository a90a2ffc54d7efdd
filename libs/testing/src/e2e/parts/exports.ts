import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compass } from '../../mesh/command-line.js';
import { postAlert, recordedAlert, untilConcluded } from '../../mesh/mesh-client.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { longEnoughMs } from '../asking.js';
import { caseOf, copyOf, recordings } from '../recordings.js';

const environment = copyOf(caseOf('lock-contention'), 'exported');

/** What `compass` says of an investigation that has ended. */
export function exportsPart(mesh: () => RunningMesh): void {
  describe('an investigation', () => {
    const file = join(recordings, 'export.json');
    let investigationId = '';
    beforeAll(async () => {
      expect(await postAlert(mesh(), recordedAlert(recordings, environment))).toBe(202);
      ({ investigationId } = await untilConcluded(mesh(), environment));
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
}
