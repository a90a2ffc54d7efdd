import { sha256Hex } from '@compass/kernel';
import type { Bidder } from './bidder.js';
import { bidderKey, type VersionKey } from './bidder.js';

/** What operators said about one version of an agent. It outlives the version's instances. */
export interface VersionRule extends VersionKey {
  /** Asked for no more bids; what it has it finishes. */
  readonly draining: boolean;
  /** A whole number of at least 0; null where none was given. */
  readonly weight: number | null;
}

/** What holds while nobody has said anything. */
export const noRule = { draining: false, weight: null };

/**
 * Whom to ask about one attempt at a task: nobody who drains; of a name of which some version has a weight, one version, drawn by the
 * weights of those that could be asked (a version without one counts as 0, and one of 0 is drawn only where all are). The draw follows
 * from task and attempt alone: asking twice asks the same, another attempt draws again.
 */
export function routed(
  bidders: readonly Bidder[],
  rules: readonly VersionRule[],
  task: { readonly taskId: string; readonly attempt: number },
): Bidder[] {
  const ruleOf = new Map(rules.map((rule) => [bidderKey(rule), rule]));
  const weighed = new Set(rules.flatMap(({ name, weight }) => (weight === null ? [] : name)));
  const open = bidders.filter((bidder) => !ruleOf.get(bidderKey(bidder))?.draining);
  const weightOf = (bidder: Bidder) => ruleOf.get(bidderKey(bidder))?.weight ?? 0;
  return [...Map.groupBy(open, ({ name }) => name)].flatMap(([name, versions]) =>
    weighed.has(name) ? drawn(versions, weightOf, shareOf(`${task.taskId}/${task.attempt}/${name}`)) : versions,
  );
}

/** @param share 0 to 1, without 1 */
function drawn(versions: readonly Bidder[], weightOf: (bidder: Bidder) => number, share: number): Bidder[] {
  const sum = versions.reduce((total, version) => total + weightOf(version), 0);
  if (sum === 0) return versions.slice(0, 1);
  let left = share * sum;
  const found = versions.find((version) => (left -= weightOf(version)) < 0);
  return found ? [found] : [];
}

/** A number from 0 to 1, without 1, that follows from the text. */
const shareOf = (text: string): number => parseInt(sha256Hex(text).slice(0, 12), 16) / 2 ** 48;
