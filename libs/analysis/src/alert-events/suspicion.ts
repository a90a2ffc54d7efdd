import type { Clue, Clues } from './clues.js';

/** How much a clue of full strength speaks for its instance, and why. */
interface Weight {
  readonly weight: number;
  readonly because: string;
}

/**
 * What is the instance's own counts whole; what others may have passed on to it counts half; a quarter, what may have come from either
 * end of a call and from deeper still, or hurts nobody by itself.
 */
const weights: Readonly<Record<Exclude<Clue, 'first'>, Weight>> = {
  'cpu-up': { weight: 1, because: 'processor time is spent by who runs there' },
  'memory-up': { weight: 1, because: 'memory is held by who runs there' },
  'network-down': { weight: 1, because: 'who is cut off, or gone, sends and receives less' },
  starved: { weight: 1, because: 'less on the wire and fewer requests served are two views of who cannot be reached' },
  'calls-slower': { weight: 1, because: 'who waits longer for all that it calls has the reason at its own end' },
  'calls-fail': { weight: 1, because: 'errors climb to callers, and none came from deeper' },
  'serves-slower': { weight: 0.5, because: 'time climbs from callees, also from those that nobody watches' },
  'serves-less': { weight: 0.5, because: 'load falls wherever less is asked' },
  'calls-less': { weight: 0.5, because: 'who is asked less asks less' },
  'called-slowly': { weight: 0.25, because: 'the time may be spent at either end, or climb from deeper' },
  'errors-up': { weight: 0.25, because: 'errors climb from callees, and follow from all other trouble' },
  'disk-up': { weight: 0.25, because: 'stored data grow in healthy systems, too' },
  'network-up': { weight: 0.25, because: 'traffic moves over to those that are well' },
  'page-cache-up': { weight: 0.25, because: 'the kernel caches what is read and written' },
};

/** What an instance's metrics tell counts up to twice as much where it was raised first: a cause is seen no later than its effects. */
const raisedFirst = 1;
const ofCalls: ReadonlySet<Clue> = new Set(['calls-fail', 'called-slowly']);

/** How much of an instance's suspicion a clue makes. */
export function weightOf(clue: Clue, clues: Clues): number {
  if (clue === 'first') return 0;
  const before = ofCalls.has(clue) ? 0 : raisedFirst * (clues.get('first')?.strength ?? 0);
  return weights[clue].weight * (clues.get(clue)?.strength ?? 0) * (1 + before);
}

/** Sum of the weights of an instance's clues; 0: nothing is odd about it. */
export function suspicionOf(clues: Clues): number {
  return [...clues.keys()].reduce((sum, clue) => sum + weightOf(clue, clues), 0);
}
