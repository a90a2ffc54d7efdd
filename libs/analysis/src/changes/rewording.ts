import type { DiffLines } from './read-diff.js';

/**
 * 0..1: how much of what a change takes away it gives back in other words: the share of the removed lines' identifiers, numbers and
 * texts that its added lines have as well. A refactoring keeps nearly all; 1 where nothing is removed.
 */
export function keptShare({ added, removed }: DiffLines): number {
  const before = new Set(removed.flatMap(wordsOf));
  if (before.size === 0) return 1;
  const after = new Set(added.flatMap(wordsOf));
  return [...before].filter((word) => after.has(word)).length / before.size;
}

const syntax = new Set(
  'if else for while return const let var func function def new await async err nil null none true false in of range import from public private static final void string int'.split(
    ' ',
  ),
);

const wordsOf = (line: string): string[] =>
  (line.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?/g) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word) => !syntax.has(word));
