import type { Facts } from './facts.js';
import type { Violation } from './violations.js';

/** Nothing waits to be published, handled or read, and nothing was given up. */
export function leftovers({ waiting, unread, deadLetters }: Facts): Violation[] {
  const left = (invariant: string, counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([where, count]) => ({ invariant, what: `${count} in ${where}` }));
  return [
    ...left('work-left', waiting),
    ...left('unread', unread),
    ...deadLetters.map((what) => ({ invariant: 'dead-letter', what })),
  ];
}
