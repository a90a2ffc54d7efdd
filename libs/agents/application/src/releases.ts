import type { Change } from '@compass/agent-sdk';
import { sharedSymbols } from '@compass/analysis';

/** Kinds of change that put other code, or the same code with other settings, to work. A job is none. */
const releasing = /deploy|release|rollout|rollback|commit|config|flag|upgrade|migration/i;
/** The clocks of a deployment system and of spans differ a little, and onsets are as coarse as buckets. */
const clockToleranceMs = 15_000;
/** New code serves from its first request on: what it breaks shows within minutes. Half an hour later, hardly anything is its doing. */
const promptMs = 2 * 60_000;
const fadingMs = 5 * 60_000;
const forgottenMs = 30 * 60_000;
/** What remains of a suspicion that came late: some paths are taken rarely, and memory fills slowly. */
const lasting = 0.3;

export const isRelease = ({ kind }: Change): boolean => releasing.test(kind);

/** 0..1: how well the time of a change fits trouble that began at `onsetMs`. */
function closeness({ atMs }: Change, onsetMs: number): number {
  const lagMs = onsetMs - atMs;
  if (lagMs < -clockToleranceMs || lagMs > forgottenMs) return 0;
  return lasting + (1 - lasting) * Math.exp(-Math.max(0, lagMs - promptMs) / fadingMs);
}

export interface Suspect {
  readonly change: Change;
  readonly closeness: number;
  /** Identifiers that the change and the error have in common. */
  readonly symbols: readonly string[];
}

/** The change of that service that fits best: by time, then by what its diff has in common with the error's text. */
export function suspectRelease(
  changes: readonly Change[],
  service: string,
  onsetMs: number,
  errorText: string,
): Suspect | undefined {
  return changes
    .filter((change) => change.service === service && isRelease(change))
    .map((change) => {
      return { change, closeness: closeness(change, onsetMs), symbols: sharedSymbols(change.diff ?? '', errorText) };
    })
    .filter((suspect) => suspect.closeness > 0)
    .sort(
      (a, b) =>
        b.closeness + b.symbols.length / 10 - (a.closeness + a.symbols.length / 10) || b.change.atMs - a.change.atMs,
    )[0];
}

/** For people: catalogue 2.5.1 (deploy at …). */
export const releaseName = ({ service, kind, version }: Change): string =>
  `${kind} of ${service}${version ? ` ${version}` : ''}`;
