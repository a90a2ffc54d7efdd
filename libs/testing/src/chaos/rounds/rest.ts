import { setTimeout as sleep } from 'node:timers/promises';
import type { Checker } from '../checker/checker.js';
import type { Feed } from './feed.js';
import { violationsOf, type Violation } from '../checker/violations.js';

const lookAgainMs = 250;
/** What was given up stays given up. */
const neverHeals = 'dead-letter';

/** How a round ended. */
export interface Rest {
  /** From the start of the wait until everything held, or until the wait was given up. */
  readonly seconds: number;
  /** What still does not hold. */
  readonly violations: readonly Violation[];
}

/** Waits until every incident has come to rest and every invariant holds; gives up after `patienceMs` and says what does not. */
export async function untilAtRest(checker: Checker, feed: Feed, patienceMs: number): Promise<Rest> {
  const began = performance.now();
  await feed.untilPosted();
  for (;;) {
    const violations = await look(checker, feed.incidents);
    const waitedMs = performance.now() - began;
    const hopeless = violations.some(({ invariant }) => invariant === neverHeals);
    if (violations.length === 0 || hopeless || waitedMs > patienceMs) return { seconds: waitedMs / 1000, violations };
    await sleep(lookAgainMs);
  }
}

/** What does not answer yet does not hold yet. */
async function look(checker: Checker, incidents: number): Promise<Violation[]> {
  try {
    const facts = await checker.facts();
    const missing = incidents - facts.investigations.length;
    if (missing > 0)
      return [{ invariant: 'incident-missing', what: `${missing} of ${incidents} are not investigated` }];
    return violationsOf(facts);
  } catch (error) {
    return [{ invariant: 'unreadable', what: String(error) }];
  }
}
