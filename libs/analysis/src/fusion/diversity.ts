import { isVague } from './consequences.js';
import type { Claim } from './explanation.js';

/** That something is wrong where a better answer says what. */
const vague = 0.5;

/**
 * How different two hypotheses are, 0..1: 0.7 for the one of service and category that differs, 1 when both do, 0 when neither
 * does; 0.5 where only one of two says what is wrong at the same service. Two answers that send an engineer to the same place to look for the same thing are one answer.
 */
export function diversityOf(a: Claim, b: Claim): number {
  if (a.service === b.service && isVague(a.category) !== isVague(b.category)) return vague;
  const differing = Number(a.service !== b.service) + Number(a.category !== b.category);
  return [0, 0.7, 1][differing]!;
}

/** The best first, skipping what is too near to a better one. `ranked` is best first. */
export function diverse<T extends Claim>(ranked: readonly T[], atLeast: number, atMost: number): T[] {
  const chosen: T[] = [];
  for (const next of ranked) {
    if (chosen.length === atMost) break;
    if (chosen.every((other) => diversityOf(other, next) >= atLeast)) chosen.push(next);
  }
  return chosen;
}
