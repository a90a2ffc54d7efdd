import { expect, test } from '@jest/globals';
import { topics } from '@compass/contracts';
import { CompassError } from '@compass/kernel';
import { alertPayloads } from '@compass/testing';
import { CorrelateAlerts } from '../handlers/correlate-alerts.js';
import { MemoryIntake } from './memory-intake.fixture.js';

/** More, or others: COMPASS_FUZZ_PAYLOADS=5000000 COMPASS_FUZZ_SEED=7 */
const payloads = Number(process.env['COMPASS_FUZZ_PAYLOADS'] ?? 100_000);
const seed = Number(process.env['COMPASS_FUZZ_SEED'] ?? 1);
const refusals = new Set(['not-json', 'unknown-alert-format', 'no-alerts', 'unknown-environment']);

test(`${payloads} payloads by seed ${seed} are each understood, or refused for good with a code and a reason`, async () => {
  const intake = new MemoryIntake();
  const handler = new CorrelateAlerts({ now: () => 1_772_600_000_000 });
  const codes = new Map<string, number>();
  let number = 0;
  for (const { headers, body } of alertPayloads(seed, payloads)) {
    number += 1;
    const record = { topic: topics.alerts.name, partition: 0, offset: String(number), key: null, headers, body };
    const handle = async () => {
      const gathered = await handler.gather(record);
      await handler.handleAll([{ message: record, gathered, inTrace: (work) => work() }], intake.transaction);
    };
    const code = await handle().then(() => 'understood', refusalOf);
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (code !== 'understood' && !refusals.has(code)) throw new Error(`payload ${number}: ${code}: ${body.toString()}`);
  }
  for (const code of ['understood', ...refusals]) expect([code, codes.get(code)]).not.toEqual([code, undefined]);
  expect(intake.published).toBeGreaterThan(0);
}, 600_000);

function refusalOf(thrown: unknown): string {
  if (!(thrown instanceof CompassError)) return `not one of ours: ${String(thrown)}`;
  return thrown.kind === 'permanent' && thrown.message !== '' ? thrown.code : `${thrown.kind} ${thrown.code}`;
}
