import type { Case } from '../cases/case-folders.js';
import { keepColumns, parseTable, printTable } from './csv.js';
import { pick, type Draw } from './draw.js';
import { changeLines, type RecordedFiles } from './recorded-files.js';

const lost = 1 / 3;
const skewSeconds = 2;

/** A third of everything is lost: metrics by series, logs by line, spans by trace, the platform's answers and alert events one by one. */
export function thinOut({ about, texts }: RecordedFiles, draw: Draw): RecordedFiles {
  const isLost = () => draw() < lost;
  const traces = new Map<string, boolean>();
  const keepTrace = (id: string) => {
    if (!traces.has(id)) traces.set(id, !isLost());
    return traces.get(id)!;
  };
  const thinned = Object.entries(texts).map(([name, text]) => {
    if (name.endsWith('.csv')) return [name, printTable(keepColumns(parseTable(text), () => !isLost()))];
    if (name === 'logs.jsonl') return [name, changeLines(text, (line) => (isLost() ? undefined : line))];
    if (name === 'traces.jsonl')
      return [name, changeLines<{ traceId: string }>(text, (span) => (keepTrace(span.traceId) ? span : undefined))];
    if (name === 'tools.json') return [name, JSON.stringify(someOf(JSON.parse(text) as object, () => !isLost()))];
    return [name, text];
  });
  const events = Array.isArray(about['events']) ? { events: about['events'].filter(() => !isLost()) } : {};
  return { about: { ...about, ...events }, texts: Object.fromEntries(thinned) as Record<string, string> };
}

const someOf = (table: object, keep: () => boolean): object => Object.fromEntries(Object.entries(table).filter(keep));

/** The clocks of two services are two seconds ahead: of their log lines, and of their spans. */
export function skewClocks({ about, texts }: RecordedFiles, { file }: Case, draw: Draw): RecordedFiles {
  const ahead = new Set([pick(file.services, draw), pick(file.services, draw)]);
  const skewed = Object.entries(texts).map(([name, text]) => {
    if (name === 'logs.jsonl')
      return [
        name,
        changeLines<{ ts: number | null; service: string }>(text, (line) =>
          ahead.has(line.service) && line.ts !== null ? { ...line, ts: line.ts + skewSeconds } : line,
        ),
      ];
    if (name === 'traces.jsonl')
      return [
        name,
        changeLines<{ startUs: number; service: string }>(text, (span) =>
          ahead.has(span.service) ? { ...span, startUs: span.startUs + skewSeconds * 1e6 } : span,
        ),
      ];
    return [name, text];
  });
  return { about, texts: Object.fromEntries(skewed) as Record<string, string> };
}

/** Without the files of one modality. @param names beginnings of file names */
export function leaveOut({ about, texts }: RecordedFiles, names: readonly string[]): RecordedFiles {
  const left = Object.entries(texts).filter(([name]) => !names.some((each) => name.startsWith(each)));
  return { about, texts: Object.fromEntries(left) };
}

/** Without the declared service graph. */
export const leaveOutGraph = ({ about, texts }: RecordedFiles): RecordedFiles => ({
  about: { ...about, graph: [] },
  texts,
});
