import type { Case } from '../cases/case-folders.js';
import type { Truth } from '../cases/truth.js';
import { addDecoys } from './decoys.js';
import { drawFor } from './draw.js';
import { readFiles, writeFiles, type RecordedFiles } from './recorded-files.js';
import { Renaming } from './rename.js';
import { blindTo, faultFreePart } from './unanswerable.js';
import { leaveOut, leaveOutGraph, skewClocks, thinOut } from './weaken.js';

/** A case as it is investigated, and how its names translate back to those of the recording. */
export interface Variation {
  readonly case: Case;
  original(name: string): string;
  /** False: the right answer is to name no cause. */
  readonly answerable: boolean;
}

type Change = (files: RecordedFiles, found: Case, draw: () => number) => RecordedFiles;

const changes: Readonly<Record<string, Change>> = {
  decoys: addDecoys,
  'a third lost': (files, _, draw) => thinOut(files, draw),
  'clocks differ': skewClocks,
  'no metrics': (files) => leaveOut(files, ['metrics']),
  'no logs': (files) => leaveOut(files, ['logs']),
  'no traces': (files) => leaveOut(files, ['traces']),
  'no graph': leaveOutGraph,
};

/** What is made of a case by truth: something that cannot be answered. Half of the fault-free parts get a loud unrelated anomaly. */
const unanswerable: Readonly<
  Record<string, (files: RecordedFiles, truth: Truth, found: Case) => RecordedFiles | undefined>
> = {
  'fault-free': (files, truth) => faultFreePart(files, truth),
  'fault-free and loud': (files, truth, found) => {
    const part = faultFreePart(files, truth);
    return (
      part &&
      addDecoys(
        part,
        { ...found, file: { ...found.file, alertTime: Number(part.about['alertTime']) } },
        drawFor(found.id, 'loud'),
      )
    );
  },
  blinded: blindTo,
};

/** Ways to look at the same cases: perturbations that must not matter, modalities left out, and what cannot be answered. */
export const variantNames: readonly string[] = ['renamed', ...Object.keys(changes), ...Object.keys(unanswerable)];

/**
 * Writes one variant of a case below `root`; undefined where it makes no sense of this case, or nothing would change.
 * @param truth needed by what cannot be answered
 */
export function vary(found: Case, variant: string, truth: Truth | undefined, root: string): Variation | undefined {
  const files = readFiles(found);
  const draw = drawFor(found.id, variant);
  const same = (name: string) => name;
  if (variant === 'renamed') {
    const renaming = new Renaming(found, draw);
    const renamed = writeFiles(root, found, renaming.apply(files));
    return { case: renamed, original: (name) => renaming.original(name), answerable: true };
  }
  const change = changes[variant];
  if (change) return variation(files, change(files, found, draw), found, root, true);
  const made = truth && unanswerable[variant]?.(files, truth, found);
  return made && variation(files, made, found, root, false);

  function variation(before: RecordedFiles, after: RecordedFiles, of: Case, into: string, answerable: boolean) {
    if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
    return { case: writeFiles(into, of, after), original: same, answerable };
  }
}
