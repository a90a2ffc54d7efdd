import type { Interruption } from '../store/memory-market-store.fixture.js';

/** The process died here: nothing after it happens. */
export class Crash extends Error {}

/** Crashes at the given step (0: at once), counted over all that happens from now on; null: never. */
export function crashAfter(steps: number | null): Interruption {
  let left = steps;
  return (step) => {
    if (left === null) return;
    left -= 1;
    if (left >= 0) return;
    left = null;
    throw new Crash(step);
  };
}
