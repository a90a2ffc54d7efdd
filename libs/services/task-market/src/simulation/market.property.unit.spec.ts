import { test } from '@jest/globals';
import fc from 'fast-check';
import { aBid, aBidder, aTask, now } from '../domain/task/task.fixture.js';
import { expectAllSettled, expectBooksToBalance } from './books.fixture.js';
import { MarketSimulation } from './market-simulation.fixture.js';
import { conducts } from './unreliable-agents.fixture.js';

const price = fc.integer({ min: -1, max: 600_000 });
const answer = fc.oneof(
  { weight: 4, arbitrary: price.map((priceMicros) => aBid({ priceMicros })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'no-answer' as const }) },
);
const offers = fc
  .array(answer, { maxLength: 3 })
  .map((answers) => answers.map((each, index) => ({ bidder: aBidder(`agent-${index}`), answer: each })));
const scenario = fc.record({
  offers,
  conducts: fc.array(fc.constantFrom(...conducts), { minLength: 1, maxLength: 6 }),
});

const investigation = fc.record({
  budget: fc.nat(1_500_000),
  tasks: fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 3 }),
  closes: fc.boolean(),
});

/** In turns of the event loop: what happens at once interleaves in many ways. */
const delay = fc.nat(60);
const thing = fc.oneof(
  { weight: 3, arbitrary: fc.record({ deliver: fc.nat(40), delay }) },
  { weight: 1, arbitrary: fc.record({ pass: fc.constantFrom(0, 250, 1_000, 6_000, 60_000), delay }) },
);
const moment = fc.record({
  things: fc.array(thing, { minLength: 1, maxLength: 3 }),
  crashAfter: fc.option(fc.nat(25)),
});

test('whatever crashes, comes late, twice, at once or not at all: the budget holds and everything is settled once', async () => {
  await fc.assert(
    fc.asyncProperty(
      scenario,
      fc.array(investigation, { minLength: 1, maxLength: 2 }),
      fc.array(moment, { maxLength: 30 }),
      async (given, investigations, moments) => {
        const market = new MarketSimulation(given);
        investigations.forEach(({ budget, tasks, closes }, index) => {
          const investigationId = `investigation-${index}`;
          const asked = tasks.map((lastsMs, number) =>
            aTask({ taskId: `${investigationId}/${number}`, investigationId, deadlineAtMs: now + lastsMs }),
          );
          market.request(investigationId, budget, asked);
          if (closes) market.close(investigationId);
        });
        for (const { things, crashAfter } of moments)
          await market.together(
            things.map((each) => async () => {
              for (let turn = 0; turn < each.delay; turn += 1) await Promise.resolve();
              await ('deliver' in each ? market.deliver(each.deliver) : market.pass(each.pass));
            }),
            crashAfter,
          );
        await market.finish();
        expectBooksToBalance(market.store.state);
        expectAllSettled(market.store.state);
      },
    ),
    { numRuns: 300 },
  );
});
