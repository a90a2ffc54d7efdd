import { bidFault, type SolicitBidResponse, type Task } from '@compass/contracts';
import { asCompassError } from '@compass/kernel';
import { demand, Violation, type Check } from '../check.js';
import type { Stage } from '../stage/stage.js';

/** The median counts: one that is late is left out of one auction, one that is always late of all. */
const asked = 3;

const bid: Check = {
  name: 'bid',
  about: 'offers a bid that counts, within the deadline',
  judge: async (stage) => {
    await answerTo(stage, stage.task(), stage.timing.patienceMs); // the first call opens the connection
    const times: number[] = [];
    for (let i = 0; i < asked; i += 1) {
      const began = performance.now();
      demandFairBid(await answerTo(stage, stage.task(), stage.timing.patienceMs), stage.task());
      times.push(performance.now() - began);
    }
    const median = times.sort((a, b) => a - b)[Math.floor(asked / 2)]!;
    const { bidDeadlineMs } = stage.timing;
    demand(median <= bidDeadlineMs, `took ${Math.round(median)} ms to answer, and has ${bidDeadlineMs} ms`);
  },
};

function demandFairBid(
  { bid: offer, decline }: SolicitBidResponse,
  { priceCeilingMicros, timeoutSeconds }: Task,
): void {
  if (!offer) throw new Violation(`declined what it offers to do: ${decline?.reason ?? 'without an answer'}`);
  const fault = bidFault(offer, { priceCeilingMicros, availableSeconds: timeoutSeconds });
  demand(fault === undefined, `its bid does not count: ${fault}`);
}

const priceCeiling: Check = {
  name: 'price-ceiling',
  about: 'asks for no more than the ceiling, or declines',
  judge: async (stage) => {
    const { bid: offer } = await answerTo(stage, stage.task({ priceCeilingMicros: 1 }));
    demand(!offer || offer.priceMicros <= 1, `asked for ${offer?.priceMicros} micros where 1 is the most`);
  },
};

const decline: Check = {
  name: 'decline',
  about: 'declines what it does not offer, with a reason',
  judge: (stage) => demandDecline(stage, { capability: 'diagnose.what-nobody-offers' }),
};

const environment: Check = {
  name: 'environment',
  about: 'declines a task about an environment that it does not know, with a reason',
  judge: (stage) => {
    const { scope } = stage.task();
    return demandDecline(stage, { scope: { ...scope!, environment: 'an/environment-that-nobody-knows' } });
  },
};

async function demandDecline(stage: Stage, over: Partial<Task>): Promise<void> {
  const { bid: offer, decline: declined } = await answerTo(stage, stage.task(over));
  demand(!offer, 'offered a bid');
  demand(!!declined?.reason, 'gave no reason');
}

/** @throws Violation when the call fails */
async function answerTo(stage: Stage, task: Task, deadlineMs = stage.timing.patienceMs): Promise<SolicitBidResponse> {
  try {
    return await stage.bid(task, deadlineMs);
  } catch (thrown) {
    const { code, message } = asCompassError(thrown);
    throw new Violation(`SolicitBid failed with ${code}: ${message}`);
  }
}

export const biddingChecks = { bid, priceCeiling, decline, environment };
