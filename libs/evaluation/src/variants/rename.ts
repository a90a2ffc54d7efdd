import type { Case } from '../cases/case-folders.js';
import { changeLines, type RecordedFiles } from './recorded-files.js';
import type { Draw } from './draw.js';

/** Renames every object that case.json names, everywhere in a recording, and back in what is said of it. */
export class Renaming {
  readonly #forth: Replacement;
  readonly #back: Replacement;

  constructor({ file }: Case, draw: Draw) {
    const instances = Array.isArray(file.instances) ? file.instances : Object.keys(file.instances);
    const names = [...new Set([...file.services, ...instances, ...file.nodes])].sort();
    const numbers = shuffled(names.length, draw);
    const pairs = names.map((name, i) => [name, `unit${String(numbers[i]).padStart(3, '0')}x`] as const);
    this.#forth = replacement(pairs);
    this.#back = replacement(pairs.map(([name, other]) => [other, name]));
  }

  apply({ about, texts }: RecordedFiles): RecordedFiles {
    const changed = Object.entries(texts).map(([name, text]) => [name, this.#file(name, text)]);
    return {
      about: { ...(inValues(about, this.#forth, true) as object), id: about['id'], source: about['source'] },
      texts: Object.fromEntries(changed) as Record<string, string>,
    };
  }

  /** A name of the renamed recording as it was called before. */
  original(name: string): string {
    return this.#back(name);
  }

  #file(name: string, text: string): string {
    if (name.endsWith('.csv')) return text.replace(/^.*$/m, (header) => this.#forth(header));
    if (name.endsWith('.jsonl')) return changeLines(text, (line) => inValues(line, this.#forth, false));
    return JSON.stringify(inValues(JSON.parse(text), (value) => aligned(value, this.#forth), true));
  }
}

/** A table as tools print it is as wide as its longest names: it is laid out anew. Other text is only replaced. */
function aligned(text: string, replace: Replacement): string {
  if (!/^NAME {2,}\S/.test(text)) return replace(text);
  const [header = '', ...rows] = text.split('\n');
  const starts = [...header.matchAll(/\S+(?: \S+)*/g)].map(({ index }) => index);
  const cells = [header, ...rows].map((line) =>
    starts.map((start, i) => replace(line.slice(start, starts[i + 1]).trimEnd())),
  );
  const widths = starts.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]! + gap))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

const gap = 3;

type Replacement = (text: string) => string;

/** Longest names first; a name inside of a longer word stays, one before the suffix of a pod does not. */
function replacement(pairs: readonly (readonly [string, string])[]): Replacement {
  if (pairs.length === 0) return (text) => text;
  const table = new Map(pairs);
  const names = [...table.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${names.join('|')})(?![A-Za-z0-9])`, 'g');
  return (text) => text.replace(pattern, (name) => table.get(name)!);
}

/** @param keys whether names of fields are changed, too: they are where a file is a table of names */
function inValues<T>(value: T, replace: Replacement, keys: boolean): T {
  if (typeof value === 'string') return replace(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => inValues(item, replace, keys)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    keys && key.length > 0 && !plainKey.test(key) ? replace(key) : key,
    inValues(item as unknown, replace, keys),
  ]);
  return Object.fromEntries(entries) as T;
}

/** Field names of the format itself: one word. */
const plainKey = /^[a-z][A-Za-z]*$/;

function shuffled(count: number, draw: Draw): number[] {
  const numbers = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [numbers[i], numbers[j]] = [numbers[j]!, numbers[i]!];
  }
  return numbers;
}
