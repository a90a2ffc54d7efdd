import type { Change } from '@compass/agent-sdk';
import { clockText, suspectChanges, type SuspectChange, type TroubleSeen } from '@compass/analysis';
import { troubleOf, type Focus } from './trouble.js';
import type { Said, Telemetry } from './telemetry.js';

/** Weaker suspicions are what any change brings upon itself. */
export const suspiciousFrom = 0.2;
/** Beyond these, engineers read the whole list themselves. */
const mostFindings = 4;
const most = 0.97;
/** Suspicion is a product of many doubts: this much is clear already. */
const clearly = 0.28;
/** Changes that came before, at the place, and that nothing speaks against are acquitted as surely; the less so the nearer they are to suspicion. */
const acquittal = 0.7;
/** New code serves from its first request on: of what came so shortly before the service's own trouble, a diff does not tell that it is harmless. */
const promptMs = 5 * 60_000;

/**
 * Which commit or flag is to blame, by what it does; none where nothing that was changed explains the trouble. One finding for each
 * service, so that changes of one service do not vote for each other. Pure.
 */
export function diagnose(telemetry: Telemetry, focus: Focus): Said[] {
  const suspicion = suspicionOf(telemetry, focus);
  if (!suspicion) return [];
  const { suspects, trouble } = suspicion;
  const blamed = firstOfEach(suspects.filter(({ strength }) => strength >= suspiciousFrom));
  const named = blamed.slice(0, mostFindings).map((suspect) => blame(suspect, trouble.onsetMs));
  return [...named, ...acquitted(suspects, blamed, trouble)];
}

export interface Suspicion {
  /** The changes that can be named, most to blame first. */
  readonly suspects: readonly SuspectChange<Change>[];
  readonly trouble: TroubleSeen;
}

/** Undefined where nothing was changed: then nobody needs to look at the trouble. */
export function suspicionOf(telemetry: Telemetry, focus: Focus): Suspicion | undefined {
  const changes = (telemetry.changes ?? []).filter(({ kind, commit }) => commit !== undefined || kind === 'flag');
  if (changes.length === 0) return undefined;
  const trouble = troubleOf(telemetry, focus);
  const suspects = suspectChanges(changes, trouble).map((suspect) =>
    suspect.change.service === '' ? placed(suspect, focus.services) : suspect,
  );
  return { suspects, trouble };
}

/** A commit that nobody said where it runs is told at the service that alerts. */
const placed = (suspect: SuspectChange<Change>, [service = '']: readonly string[]): SuspectChange<Change> => ({
  ...suspect,
  change: { ...suspect.change, service },
});

function firstOfEach(suspects: readonly SuspectChange<Change>[]): SuspectChange<Change>[] {
  const seen = new Set<string>();
  return suspects.filter(({ change: { service } }) => service !== '' && !seen.has(service) && seen.add(service));
}

export const nameOf = ({ commit, kind, summary }: Change): string =>
  commit === undefined ? `${kind} ${summary}` : `commit ${commit}`;

function blame({ change, strength, hazard, fits, words }: SuspectChange<Change>, onsetMs: number): Said {
  const does = hazard
    ? `${hazard.about}${fits ? ', and the trouble shows as that lets expect' : ''}`
    : 'alters what the service does';
  const common = words.length > 0 ? `; it has ${words.slice(0, 5).join(', ')} in common with what is seen` : '';
  return {
    service: change.service,
    indicator: nameOf(change),
    category: change.commit === undefined ? 'change.flag' : 'change.code',
    direction: 'changed',
    onsetMs,
    strength: most * (1 - Math.exp(-strength / clearly)),
    statement: `"${headline(change)}" (${nameOf(change).slice(0, 15)}, ${change.kind} at ${clockText(change.atMs)}) ${does}${common}.`,
    check: 'what-the-change-does',
    reads: ['changes', 'logs', 'metrics', 'traces'],
    refutations: [
      'The trouble began before the change came to run.',
      'It shows where the change does not run.',
      'It has a reason that the change does not touch.',
    ],
  };
}

const headline = ({ summary }: Change): string => summary.split('\n', 1)[0]!.slice(0, 120);

/** Releases near the alert whose commits do nothing that could explain it: being near is all that speaks against them. */
function acquitted(
  suspects: readonly SuspectChange<Change>[],
  blamed: readonly SuspectChange<Change>[],
  trouble: TroubleSeen,
): Said[] {
  const guilty = new Set(blamed.map(({ change }) => change.service));
  const services = Map.groupBy(
    suspects.filter(({ change }) => change.commit !== undefined && change.service !== ''),
    ({ change }) => change.service,
  );
  return [...services].flatMap(([service, all]): Said[] => {
    const worst = Math.max(...all.map(({ strength }) => strength));
    if (guilty.has(service) || worst >= suspiciousFrom) return [];
    return [
      {
        service,
        indicator: 'commits',
        category: 'application.bad-release',
        stance: 'contradicts',
        direction: 'changed',
        strength:
          acquittal * (1 - worst / suspiciousFrom) * (1 - Math.max(...all.map((one) => promptness(one, trouble)))),
        statement: `What was released to ${service} does not explain the trouble: ${all
          .slice(0, 3)
          .map(({ change }) => `"${headline(change)}"`)
          .join(', ')}.`,
        check: 'harmless-changes',
        reads: ['changes', 'logs', 'metrics'],
      },
    ];
  });
}

/** 0..1: how shortly before its service's own trouble a change came to run, where no reason outside of the code is told. */
function promptness(
  { change: { service, atMs } }: SuspectChange<Change>,
  { onsetMs, suffering, outside }: TroubleSeen,
): number {
  const lagMs = onsetMs - atMs;
  return lagMs < 0 || outside.length > 0 ? 0 : (suffering.get(service) ?? 0) * Math.exp(-lagMs / promptMs);
}
