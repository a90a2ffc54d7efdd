import type { Clue, Clues } from './clues.js';

/** A kind of fault, how well clues fit it, 0..1, and the clues that tell it. */
interface Profile {
  readonly category: string;
  readonly told: readonly [Clue, ...Clue[]];
  readonly because: string;
  fit(at: (clue: Clue) => number): number;
}

export interface LikelyCause {
  readonly category: string;
  /** 0..1 */
  readonly fit: number;
  /** The clue that tells it most. */
  readonly clue: Clue;
}

/** A restarted process fills its memory anew and computes while it starts. */
const startsAnew = (at: (clue: Clue) => number): number => Math.max(at('memory-up'), at('cpu-up'));

const profiles: readonly Profile[] = [
  {
    category: 'infrastructure.memory',
    told: ['memory-up'],
    because: 'memory grows while the instance stays connected',
    fit: (at) => at('memory-up') * (1 - at('network-down')),
  },
  {
    category: 'infrastructure.cpu',
    told: ['cpu-up'],
    because: 'processor time alone grows; whose memory grows too collects garbage or starts anew',
    fit: (at) => at('cpu-up') * (1 - Math.max(at('memory-up'), at('network-down'))),
  },
  {
    category: 'infrastructure.disk',
    told: ['disk-up', 'page-cache-up'],
    because: 'only reads and writes grow',
    fit: (at) => 0.5 * Math.max(at('disk-up'), at('page-cache-up')) * (1 - startsAnew(at)),
  },
  {
    category: 'infrastructure.instance-down',
    told: ['starved', 'network-down', 'serves-less'],
    because: 'it started anew, sends less, and serves less than before',
    fit: (at) => Math.min(at('network-down'), startsAnew(at)) * (0.5 + at('serves-less')),
  },
  {
    category: 'infrastructure.instance-restarted',
    told: ['network-down', 'memory-up', 'cpu-up'],
    because: 'it started anew, and serves as many requests as before',
    fit: (at) => Math.min(at('network-down'), startsAnew(at)) * (1 - at('serves-less')),
  },
  {
    category: 'network.loss',
    told: ['network-down', 'starved'],
    because: 'less arrives and leaves, and the process is the same as before',
    fit: (at) => at('network-down') * (1 - startsAnew(at)),
  },
  {
    category: 'network.delay',
    told: ['calls-slower', 'serves-slower', 'called-slowly'],
    because: 'time is spent at an instance that does not compute more, and sends no less',
    fit: (at) =>
      Math.max(at('calls-slower'), 0.7 * at('serves-slower')) * (1 - Math.max(startsAnew(at), at('network-down'))),
  },
  {
    category: 'application.error',
    told: ['calls-fail', 'errors-up'],
    because: 'what it does fails, and nothing that it calls does',
    fit: (at) => Math.max(at('calls-fail'), 0.5 * at('errors-up')) * (1 - startsAnew(at)),
  },
  {
    category: 'application.latency',
    told: ['called-slowly', 'serves-slower', 'serves-less', 'calls-less', 'network-up', 'first'],
    because: 'others wait for it, or monitors only spoke of it first',
    fit: (at) => 0.3 * Math.max(at('called-slowly'), at('serves-slower'), 0.3),
  },
];

/** The kind of fault that fits an instance's clues best; of equal ones the first of the table. Undefined when all are left out. */
export function likelyCauseOf(clues: Clues, leftOut: ReadonlySet<string> = new Set()): LikelyCause | undefined {
  const at = (clue: Clue): number => clues.get(clue)?.strength ?? 0;
  const [best] = profiles
    .filter(({ category }) => !leftOut.has(category))
    .map(({ category, told, fit }) => ({ category, fit: fit(at), clue: loudest(told, at) }))
    .sort((a, b) => b.fit - a.fit);
  return best;
}

/** How well clues fit a kind of fault, 0..1; undefined for a kind that events tell nothing of. */
export function fitOf(category: string, clues: Clues): number | undefined {
  return profiles.find((profile) => profile.category === category)?.fit((clue) => clues.get(clue)?.strength ?? 0);
}

/** Whether an instance with that kind of fault surely has a process that runs and is connected. */
export const isRunning = (category: string): boolean =>
  ['infrastructure.memory', 'infrastructure.cpu', 'infrastructure.disk', 'network.delay', 'network.loss'].includes(
    category,
  );

const loudest = ([first, ...more]: readonly [Clue, ...Clue[]], at: (clue: Clue) => number): Clue =>
  more.reduce((best, clue) => (at(clue) > at(best) ? clue : best), first);
