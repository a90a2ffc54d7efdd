import type { Clue, Clues } from './clues.js';

/** How much a clue of full strength speaks for its instance, and why. */
interface Weight {
  readonly weight: number;
  readonly because: string;
}

/** What is the instance's own counts whole, what others may have passed on to it half, what hurts nobody by itself a quarter. */
export const weights: Readonly<Record<Clue, Weight>> = {
  'cpu-up': { weight: 1, because: 'processor time is spent by who runs there' },
  'memory-up': { weight: 1, because: 'memory is held by who runs there' },
  'network-down': { weight: 1, because: 'who is cut off, or gone, sends and receives less' },
  starved: {
    weight: 1,
    because: 'less on the wire and fewer requests served are two views of an instance that cannot be reached',
  },
  'calls-slower': {
    weight: 1,
    because: 'an instance that waits longer for all that it calls has the reason at its own end',
  },
  'calls-fail': { weight: 1, because: 'errors climb to callers, and none came from deeper' },
  first: { weight: 1, because: 'a cause is seen no later than what it causes' },
  'serves-slower': { weight: 0.5, because: 'time climbs from callees, also from those that nobody watches' },
  'called-slowly': { weight: 0.5, because: 'the time between two may be spent at either end' },
  'serves-less': { weight: 0.5, because: 'load falls wherever less is asked' },
  'calls-less': { weight: 0.5, because: 'who is asked less asks less' },
  'errors-up': { weight: 0.25, because: 'errors climb from callees' },
  'disk-up': { weight: 0.25, because: 'stored data grow in healthy systems, too' },
  'network-up': { weight: 0.25, because: 'traffic moves over to those that are well' },
  'page-cache-up': { weight: 0.25, because: 'the kernel caches what is read and written' },
};

/** Weighted sum of an instance's clues; 0: nothing is odd about it. */
export function suspicionOf(clues: Clues): number {
  return [...clues].reduce((sum, [clue, { strength }]) => sum + weights[clue].weight * strength, 0);
}
