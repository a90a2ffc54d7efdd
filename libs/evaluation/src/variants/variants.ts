import type { Case } from '../cases/case-folders.js';
import type { Truth } from '../cases/truth.js';
import { addDecoys } from './decoys.js';
import { drawFor, type Draw } from './draw.js';
import { readFiles, tellsAllOf, writeFiles, type RecordedFiles } from './recorded-files.js';
import { Renaming } from './rename.js';
import { reword } from './reword.js';
import { blindTo, faultFreePart } from './unanswerable.js';
import { leaveOut, leaveOutGraph, skewClocks, thinOut } from './weaken.js';

/** A case as it is investigated, and how its names translate back to those of the recording. */
export interface Variation {
  readonly case: Case;
  original(name: string): string;
  /** False: the right answer is to name no cause. */
  readonly answerable: boolean;
  /** Something loud that means nothing was added, and every modality of the recording still tells something. */
  readonly loudAndWhole: boolean;
}

/** A recording made of another one. */
interface Made {
  readonly files: RecordedFiles;
  readonly original?: (name: string) => string;
}

type Make = (files: RecordedFiles, found: Case, draw: Draw, truth: Truth | undefined) => Made | undefined;

/** Changes that must not matter, or matter gently. */
export const perturbations: Readonly<Record<string, Make>> = {
  renamed: (files, found, draw) => {
    const renaming = new Renaming(found, draw);
    return { files: renaming.apply(files), original: (name) => renaming.original(name) };
  },
  reworded: reword,
  decoys: (files, { file }, draw) => ({ files: addDecoys(files, file, draw) }),
  'a third lost': (files, _, draw) => ({ files: thinOut(files, draw) }),
  'clocks differ': (files, found, draw) => ({ files: skewClocks(files, found, draw) }),
};

export const withoutModality: Readonly<Record<string, Make>> = {
  'no metrics': (files) => ({ files: leaveOut(files, ['metrics']) }),
  'no logs': (files) => ({ files: leaveOut(files, ['logs']) }),
  'no traces': (files) => ({ files: leaveOut(files, ['traces']) }),
  'no platform state': (files) => ({ files: leaveOut(files, ['tools']) }),
  'no changes': (files) => ({ files: leaveOut(files, ['changes', 'context']) }),
  'no graph': (files) => ({ files: leaveOutGraph(files) }),
};

/** Of the cases that have no fault-free part, so many are robbed of what carries their cause instead; as many again, and made loud. */
const blindedShare = 1 / 8;

function blinded(files: RecordedFiles, draw: Draw, truth: Truth | undefined): RecordedFiles | undefined {
  if (!truth || faultFreePart(files, truth) || draw() >= blindedShare) return undefined;
  return blindTo(files, truth);
}

/** What has no answer. Nothing is taken away as a whole but what spoke of the faulty object alone. */
export const unanswerable: Readonly<Record<string, Make>> = {
  'fault-free and loud': (files, { file }, draw, truth) => {
    const part = truth && faultFreePart(files, truth);
    return part && { files: addDecoys(part, { ...file, alertTime: Number(part.about['alertTime']) }, draw) };
  },
  blinded: (files, _, draw, truth) => {
    const left = blinded(files, draw, truth);
    return left && { files: left };
  },
  'blinded and loud': (files, { file }, draw, truth) => {
    const left = blinded(files, draw, truth);
    return left && { files: addDecoys(left, file, draw) };
  },
};

const variants = { ...perturbations, ...withoutModality, ...unanswerable };

/**
 * Writes one variant of a case below `root`; undefined where it makes no sense of this case, or nothing would change.
 * @param truth needed by what has no answer
 */
export function vary(found: Case, variant: string, truth: Truth | undefined, root: string): Variation | undefined {
  const files = readFiles(found);
  const made = variants[variant]?.(files, found, drawFor(found.id, variant), truth);
  if (!made || isSame(made.files, files)) return undefined;
  const { original = (name) => name } = made;
  return {
    case: writeFiles(root, found, made.files),
    original,
    answerable: !(variant in unanswerable),
    loudAndWhole: loud.has(variant) && tellsAllOf(made.files, files),
  };
}

const loud: ReadonlySet<string> = new Set(['decoys', 'fault-free and loud', 'blinded and loud']);

/** Texts run to many megabytes: each is compared as it is. */
function isSame(a: RecordedFiles, b: RecordedFiles): boolean {
  const names = Object.keys(a.texts);
  if (names.length !== Object.keys(b.texts).length) return false;
  return names.every((name) => a.texts[name] === b.texts[name]) && JSON.stringify(a.about) === JSON.stringify(b.about);
}
