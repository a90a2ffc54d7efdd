import type { JsonDifference } from '@compass/kernel';
import { plain, type Paint } from './report.js';
import { fieldLine } from './replay.js';

/** What became of observations that were repeated, as `compass verify` shows it. */
interface Verified {
  readonly observations: readonly {
    readonly hash: string;
    readonly environment: string;
    readonly query: string;
    readonly outcome: 'same' | 'drifted' | 'gone' | 'damaged';
    readonly drift: readonly JsonDifference[];
    readonly failure?: { readonly code: string; readonly reason: string };
  }[];
}

const outcomes = {
  same: ['green', 'the same'],
  drifted: ['yellow', 'drifted'],
  gone: ['red', 'no longer available'],
  damaged: ['red', 'not what its hash names'],
} as const;
const driftShown = 5;

/** A line for each observation, what drifted below it, and the sum. Lines end in \n. */
export function renderVerification({ observations }: Verified, paint: Paint = plain): string {
  const lines = observations.flatMap(({ hash, environment, query, outcome, drift, failure }) => {
    const [colour, words] = outcomes[outcome];
    const { signal, operation } = JSON.parse(query) as { signal: string; operation: string };
    const more = drift.length - driftShown;
    return [
      `${hash.slice(0, 10)}  ${paint(colour, words)}  ${environment} ${signal}.${operation}`,
      ...(failure ? [`      ${failure.code}: ${failure.reason}`] : []),
      ...drift.slice(0, driftShown).map(fieldLine),
      ...(more > 0 ? [`      and ${more} more`] : []),
    ];
  });
  if (observations.length === 0) return 'nothing was observed: there is nothing to repeat\n';
  const counts = Object.entries(outcomes).flatMap(([outcome, [, words]]) => {
    const count = observations.filter((each) => each.outcome === outcome).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  return `${[...lines, `${observations.length} observations: ${counts.join(', ')}`].join('\n')}\n`;
}
