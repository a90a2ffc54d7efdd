/** A part of a describe text: `Key:  value`, and the lines below it that are indented further. */
export interface Described {
  readonly key: string;
  readonly value: string;
  /** As they are, with their indentation. */
  readonly below: readonly string[];
}

const keyed = /^( *)([^\s:][^:]*?):(?:\s+(.*))?$/;
const indentOf = (line: string): number => line.length - line.trimStart().length;
/** What is shown where there is nothing. */
const nothing = /^<(none|unset|nil)>$/;

/** The parts at the outermost indentation of these lines; lines without a key belong to the part before them. */
function partsOf(lines: readonly string[]): Described[] {
  const outer = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf));
  const parts: { key: string; value: string; below: string[] }[] = [];
  for (const line of lines) {
    const [, indent, key, value] = keyed.exec(line) ?? [];
    if (key !== undefined && indent?.length === outer) parts.push({ key, value: shown(value), below: [] });
    else parts.at(-1)?.below.push(line);
  }
  return parts;
}

const shown = (value: string | undefined): string => {
  const text = value?.trim() ?? '';
  return nothing.test(text) ? '' : text;
};

/** The parts of a text by key; of equal keys the first. */
export class DescribedObject {
  readonly #parts: readonly Described[];

  constructor(lines: readonly string[]) {
    this.#parts = partsOf(lines);
  }

  get parts(): readonly Described[] {
    return this.#parts;
  }

  /** The value beside a key; empty when there is none. */
  value(key: string): string {
    return this.#part(key)?.value ?? '';
  }

  /** The value beside a key and the lines below it, trimmed: how lists are written. */
  list(key: string): string[] {
    const part = this.#part(key);
    return part ? [part.value, ...part.below].map((line) => shown(line)).filter((line) => line !== '') : [];
  }

  /** What is written below a key. */
  below(key: string): DescribedObject {
    return new DescribedObject(this.#part(key)?.below ?? []);
  }

  lines(key: string): readonly string[] {
    return this.#part(key)?.below ?? [];
  }

  has(key: string): boolean {
    return this.#part(key) !== undefined;
  }

  #part(key: string): Described | undefined {
    return this.#parts.find((part) => part.key === key);
  }
}

export const describedText = (text: string): DescribedObject => new DescribedObject(text.split('\n'));

/** `key=value` per entry, or separated by commas. */
export function labelsOf(entries: readonly string[]): Record<string, string> {
  const pairs = entries.flatMap((entry) => entry.split(',')).map((entry) => entry.trim());
  return Object.fromEntries(
    pairs.filter((pair) => /^[^\s=]+=\S*$/.test(pair)).map((pair) => pair.split(/=(.*)/s, 2) as [string, string]),
  );
}
