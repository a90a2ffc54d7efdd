import { describe, expect, test } from '@jest/globals';
import { getJson, postAlert, produceAlerts, until, type DeadLetterJson } from '../../mesh/mesh-client.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { deadLetters, longEnoughMs } from '../asking.js';

/** What reaches intake by Kafka and can never be understood. */
export function deadLettersPart(mesh: () => RunningMesh): void {
  describe('what is no alert', () => {
    test(
      'is kept as a dead letter with its code and original bytes: garbage, what is too large, and what comes with headers that no store takes',
      async () => {
        const garbage = Buffer.from([0x00, 0xff, 0x7b, 0x22]);
        const oversized = Buffer.alloc(1024 * 1024 + 1, 'x');
        const poisoned = { body: Buffer.from('\0{'), headers: { 'compass-environment': 'a\0b', note: '\0' } };
        await produceAlerts(mesh(), [{ body: garbage }, { body: oversized }, poisoned]);
        const letters = await until(async () => {
          const all = (await deadLetters(mesh())).filter(
            ({ code }) => code === 'message-too-large' || code === 'not-json',
          );
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
}
