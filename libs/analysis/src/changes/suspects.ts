import { hazardsOf, type Hazard } from './hazards.js';
import type { OutsideReason } from './outside.js';
import { commitKind, readDiff, type FileKind } from './read-diff.js';
import { keptShare } from './rewording.js';
import { rarityIn, sharedWords, wordsOf } from './shared-words.js';

/** One change, as far as it is judged here. */
export interface JudgedChange {
  readonly atMs: number;
  /** Empty: nobody said where it runs. */
  readonly service: string;
  readonly kind: string;
  readonly summary: string;
  readonly diff?: string | undefined;
  readonly files?: readonly string[] | undefined;
}

/** What is to be explained. */
export interface TroubleSeen {
  /** When it was felt: errors, or the last of the series that left their level. */
  readonly onsetMs: number;
  /** When the first harmful series of a suffering service left its level; the trouble may have been on its way since. */
  readonly earliestMs: number;
  /** 0..1 by service: how surely it suffers, by itself rather than by others. */
  readonly suffering: ReadonlyMap<string, number>;
  /** Services that those who suffer call, as far as anybody saw. */
  readonly called: ReadonlySet<string>;
  /** The alert, new and vanished lines, names of metrics that left their level, operations that fail. */
  readonly texts: readonly string[];
  readonly outside: readonly OutsideReason[];
}

/** How much a change is to blame, and why. */
export interface SuspectChange<C extends JudgedChange> {
  readonly change: C;
  /** 0..1 */
  readonly strength: number;
  readonly time: number;
  readonly place: number;
  readonly content: number;
  readonly hazard?: Hazard;
  /** The trouble shows as the hazard lets expect. */
  readonly fits: boolean;
  /** What change and trouble have in common, rarest first. */
  readonly words: readonly string[];
}

/** Clocks of deployments and of telemetry differ, and series are coarse. */
const toleranceMs = 60_000;
const dayMs = 24 * 3_600_000;

/**
 * Changes by how much they are to blame, most first. A change is judged by what it does: what of a program it takes away or alters, how
 * that would show, and whether it shows so; by what it has in common with the trouble; by where and when it came to run. Being the
 * latest is no argument. Reasons outside of the code take off all changes that do not touch them.
 */
export function suspectChanges<C extends JudgedChange>(
  changes: readonly C[],
  trouble: TroubleSeen,
): SuspectChange<C>[] {
  const documents = changes.map((change) => wordsOf(textOf(change)));
  const rarity = rarityIn(documents);
  const said = trouble.texts.join('\n');
  const symptom = wordsOf(said);
  return changes
    .map((change, i): SuspectChange<C> => {
      const shared = sharedWords(documents[i]!, symptom, rarity);
      const judged = contentOf(change, said);
      const [time, place] = [timeOf(change, trouble), placeOf(change, trouble)];
      const content = judged.weight * (leastCommon + (1 - leastCommon) * shared.weight);
      const strength = time * place * content * (1 - outsideOf(change, trouble.outside));
      const { hazard, fits } = judged;
      return { change, strength, time, place, content, fits, words: shared.words, ...(hazard && { hazard }) };
    })
    .sort((a, b) => b.strength - a.strength || a.change.atMs - b.change.atMs);
}

/** Two texts of the same fault may share no word. */
const leastCommon = 0.55;

const textOf = ({ diff = '', files = [], summary }: JudgedChange): string => {
  const { added, removed } = readDiff(diff);
  return [...added, ...removed, ...files, summary].join('\n');
};

const afterTheTrouble = 0.05;
/** Early signs may be of something else. */
const afterTheFirstSign = 0.4;
const undated = 0.85;

/** A change that came after the trouble did not make it; how long before it came says little. */
function timeOf({ atMs }: JudgedChange, { onsetMs, earliestMs }: TroubleSeen): number {
  const lagMs = onsetMs - atMs;
  if (lagMs < -toleranceMs) return afterTheTrouble;
  if (atMs > earliestMs + toleranceMs) return afterTheFirstSign;
  return lagMs > dayMs ? undated / 2 : undated + (1 - undated) * (1 - Math.max(0, lagMs) / dayMs);
}

const notDeployed = 0.35;
/** Deploys name one commit, and carry all that were merged before it. */
const likelyDeployed = 0.6;
const elsewhere = 0.15;
/** Trouble climbs from callee to caller: a service that the sufferers call, or complain about, may be well by its own account. */
const beneath = 0.75;

function placeOf({ service, files = [] }: JudgedChange, { suffering, called, texts }: TroubleSeen): number {
  if (service === '') return namesSufferer(files, [...suffering.keys()]) ? likelyDeployed : notDeployed;
  const complainedAbout = service.length > 3 && texts.some((text) => text.includes(service));
  return Math.max(elsewhere, suffering.get(service) ?? 0, called.has(service) || complainedAbout ? beneath : 0);
}

/** A path with a directory that is called like a service that suffers. */
function namesSufferer(files: readonly string[], services: readonly string[]): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]|services?|svc/g, '');
  const names = new Set(services.map(plain).filter((name) => name.length > 2));
  return files.some((path) => path.split('/').some((part) => names.has(plain(part))));
}

interface Content {
  readonly weight: number;
  readonly fits: boolean;
  readonly hazard?: Hazard;
}

const kindWeights: Readonly<Record<FileKind, number>> = { code: 1, setting: 0.9, dependency: 0.35, harmless: 0.03 };
const unseen = 0.3;
/** A hazard that would show otherwise. */
const doesNotFit = 0.5;
const flag = 0.4;

function contentOf({ kind, diff = '', files = [] }: JudgedChange, said: string): Content {
  if (kind === 'flag') return { weight: flag, fits: false };
  const touched = commitKind(files, diff);
  const weight = touched === undefined ? unseen : kindWeights[touched];
  if (diff === '') return { weight: weight * unseen, fits: false };
  const lines = readDiff(diff);
  const judged = hazardsOf(lines)
    .map((hazard) => ({ hazard, fits: hazard.shows.test(said) }))
    .map((one) => ({ ...one, weight: one.hazard.weight * (one.fits ? 1 : doesNotFit) }))
    .sort((a, b) => b.weight - a.weight)[0];
  if (judged) return { ...judged, weight: judged.weight * weight };
  return { weight: weight * (leastHarm + (mostHarm - leastHarm) * (1 - keptShare(lines))), fits: false };
}

/** A change without a known hazard: that only adds or rewords, and that takes something away. */
const [leastHarm, mostHarm] = [0.15, 0.45];

/** What comes from outside is not the doing of code that does not touch it. */
function outsideOf(change: JudgedChange, outside: readonly OutsideReason[]): number {
  const [worst] = outside;
  if (!worst) return 0;
  const host = /https?:\/\/([a-z0-9.-]+)/i.exec(worst.line)?.[1];
  const touches = host !== undefined && (change.diff ?? '').includes(host);
  return touches ? 0 : worst.strength;
}
