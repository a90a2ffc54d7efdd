import { whyKafkaCannotStart } from '@compass/local-kafka';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { damages, tamperWith } from '../chaos/checker/damages.fixture.js';
import type { Facts } from '../chaos/checker/facts.js';
import { violationsOf } from '../chaos/checker/violations.js';
import { quickRounds, quickStage } from '../chaos/rounds/quick.js';
import { hasFailed } from '../chaos/rounds/results.js';
import { openStage, type Stage } from '../chaos/rounds/stage.js';
import { describeUnless } from '../skipping/describe-unless.js';

/** Rounds end by what they wait for; this ends a machine that is much slower than most. */
const longEnoughMs = 1_200_000;
const seed = Number(process.env['COMPASS_CHAOS_SEED'] ?? 1);

describeUnless(whyKafkaCannotStart(), 'a mesh of processes behind proxies', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(quickStage);
  }, longEnoughMs);
  afterAll(async () => {
    await stage?.stop();
  }, longEnoughMs);

  test(
    `loses nothing and does nothing twice when processes die, freeze or are cut off at their steps (seed ${seed})`,
    async () => {
      const lines: string[] = [];
      const { steps, scenarios } = await quickRounds(stage, seed, (line) => lines.push(line));
      expect([...steps, ...scenarios].filter(hasFailed)).toEqual([]);
      expect(steps.filter(({ reached }) => reached).length).toBeGreaterThan(5);
      process.stderr.write(`${lines.join('\n')}\n`);
    },
    longEnoughMs,
  );

  describe('what the checker sees of it', () => {
    let whole: Facts;
    beforeAll(async () => {
      whole = await stage.checker.facts();
    }, longEnoughMs);

    test('holds, and comes of work that was done', () => {
      expect(violationsOf(whole)).toEqual([]);
      expect(whole.investigations.length).toBe(stage.feed.incidents);
      expect(whole.attempts.length).toBeGreaterThan(0);
    });

    test.each(damages.map((damage) => [damage.name, damage] as const))(
      'is noticed when it is damaged: %s',
      async (_, damage) => {
        const facts = damage.sql ? await stage.checker.facts(tamperWith(damage)) : whole;
        const log = damage.log?.(facts.log) ?? facts.log;
        const effects = damage.effects?.(facts.effects) ?? facts.effects;
        expect(violationsOf({ ...facts, log, effects }).map(({ invariant }) => invariant)).toContain(damage.invariant);
      },
    );

    test('is noticed when a record was not read', () => {
      const unread = { ...whole.unread, 'intake compass.alerts.v1': 1 };
      expect(violationsOf({ ...whole, unread })).toEqual([
        { invariant: 'unread', what: '1 in intake compass.alerts.v1' },
      ]);
    });

    test('holds when an event lies on the log twice under its own id: readers know it again', () => {
      const verdict = whole.log.find(({ type }) => type === 'VerdictReached')!;
      expect(violationsOf({ ...whole, log: [...whole.log, verdict] })).toEqual([]);
    });
  });
});
