import type { Truth } from '../cases/truth.js';
import { keepColumns, parseTable, printTable } from './csv.js';
import { changeLines, type RecordedFiles } from './recorded-files.js';

/** How long before the labelled onset a fault-free part ends, seconds. */
const distanceSeconds = 120;
/** Labels that tell when a fault was noticed, not when it began. */
const isNoticed = /alert|detection/;

/**
 * The part of a recording before anything went wrong, as if an alert had fired there: nothing is to be found in it. Everything from
 * its end on is unknown to the product. Undefined where too little lies before the onset, or where it is not known when that was.
 */
export function faultFreePart(
  files: RecordedFiles,
  { anomalyStart, anomalyStartKind }: Truth,
): RecordedFiles | undefined {
  const [metrics] = Object.entries(files.texts).filter(([name]) => name === 'metrics.csv');
  if (!metrics || typeof anomalyStart !== 'number' || isNoticed.test(anomalyStartKind)) return undefined;
  const times = parseTable(metrics[1]).rows.map(([time]) => Number(time));
  const before = times.filter((time) => time <= anomalyStart - distanceSeconds).sort((a, b) => a - b);
  const now = before.at(-1);
  if (before.length < 30 || now === undefined) return undefined;
  const alertTime = before.at(-6)!;
  return { about: { ...files.about, alertTime, now }, texts: files.texts };
}

/** As many digits as commits are told apart by. */
const shortCommit = /^[0-9a-f]{7}/;

/**
 * The recording without anything that the faulty object, or another about it, could tell, nor the commit that is to blame: what is left does not
 * carry the cause.
 */
export function blindTo({ about, texts }: RecordedFiles, truth: Truth): RecordedFiles | undefined {
  const roots = truth.acceptedServices ?? [truth.rootInstance ?? truth.rootService ?? ''];
  if (!roots.some(Boolean)) return undefined;
  const told = [...roots, ...(truth.rootCommit?.match(shortCommit) ?? [])];
  const speaks = (text: string) => told.some((name) => text.includes(name));
  const blinded = Object.entries(texts).map(([name, text]) => {
    if (name.endsWith('.csv')) return [name, printTable(keepColumns(parseTable(text), (column) => !speaks(column)))];
    if (name.endsWith('.jsonl'))
      return [name, changeLines(text, (line) => (speaks(JSON.stringify(line)) ? undefined : line))];
    return [name, name === 'tools.json' ? withoutMention(text, speaks) : withoutEntries(text, speaks)];
  });
  const events = Array.isArray(about['events'])
    ? { events: about['events'].filter((event) => !speaks(JSON.stringify(event))) }
    : {};
  return { about: { ...about, ...events }, texts: Object.fromEntries(blinded) as Record<string, string> };
}

/** Of a document of lists, the entries that mention the object are left out. */
function withoutEntries(text: string, speaks: (text: string) => boolean): string {
  const lists = Object.entries(JSON.parse(text) as Record<string, unknown>).map(([key, list]) => [
    key,
    Array.isArray(list) ? list.filter((entry) => !speaks(JSON.stringify(entry))) : list,
  ]);
  return JSON.stringify(Object.fromEntries(lists));
}

/** Calls about the object are left out, and its lines in the answers to others. */
function withoutMention(text: string, speaks: (text: string) => boolean): string {
  const outputs = Object.entries(JSON.parse(text) as Record<string, unknown>).filter(([call]) => !speaks(call));
  const silenced = outputs.map(([call, output]) => [
    call,
    typeof output === 'string'
      ? output
          .split('\n')
          .filter((line) => !speaks(line))
          .join('\n')
      : output,
  ]);
  return JSON.stringify(Object.fromEntries(silenced));
}
