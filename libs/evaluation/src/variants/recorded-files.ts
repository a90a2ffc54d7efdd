import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { caseAt, eventLine, type Case } from '../cases/case-folders.js';

/** A recording as text: what case.json says, and each recorded file unpacked. */
export interface RecordedFiles {
  readonly about: Readonly<Record<string, unknown>>;
  /** By file name without `.gz`. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Of the case's own folder; a file that case.json names elsewhere is taken along under its own name. */
export function readFiles(found: Case): RecordedFiles {
  const folder = join(found.root, found.source, 'cases', found.id);
  if (!existsSync(folder)) return { about: eventLine(found), texts: {} };
  const about = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Record<string, unknown>;
  const names = readdirSync(folder).filter((name) => name.endsWith('.gz'));
  const elsewhere = typeof about['faultFreeMetrics'] === 'string' ? [about['faultFreeMetrics']] : [];
  const texts = [...names, ...elsewhere].map((name) => [
    basename(name, '.gz'),
    gunzipSync(readFileSync(join(folder, name))).toString(),
  ]);
  return { about, texts: Object.fromEntries(texts) as Record<string, string> };
}

/** Writes it as a case of the same name below another directory of sources. */
export function writeFiles(root: string, { source, id }: Case, { about, texts }: RecordedFiles): Case {
  const folder = join(root, source, 'cases', id);
  if (Object.keys(texts).length === 0 && about['events']) {
    mkdirSync(join(root, source), { recursive: true });
    writeFileSync(join(root, source, 'cases.jsonl.gz'), gzipSync(`${JSON.stringify(about)}\n`));
    return caseAt(folder);
  }
  mkdirSync(folder, { recursive: true });
  const shared = typeof about['faultFreeMetrics'] === 'string' ? about['faultFreeMetrics'] : '';
  writeFileSync(join(folder, 'case.json'), JSON.stringify(about));
  for (const [name, text] of Object.entries(texts)) {
    const path = basename(shared, '.gz') === name ? join(folder, shared) : join(folder, `${name}.gz`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(text, { level: 1 }));
  }
  return caseAt(folder);
}

/** Whether each modality that one recording has still tells something in another made of it. */
export function tellsAllOf(made: RecordedFiles, recorded: RecordedFiles): boolean {
  const files = Object.keys(recorded.texts).filter((name) => tellsSomething(name, recorded.texts[name]!));
  const eventsOf = ({ about }: RecordedFiles) => (Array.isArray(about['events']) ? about['events'].length : 0);
  return (
    files.every((name) => tellsSomething(name, made.texts[name] ?? '')) &&
    (eventsOf(recorded) === 0 || eventsOf(made) > 0)
  );
}

/** A table has a series beside its times; a document has an entry that is not empty. */
function tellsSomething(name: string, text: string): boolean {
  if (name.endsWith('.csv')) return text.slice(0, text.indexOf('\n')).includes(',');
  if (!name.endsWith('.json')) return text.trim() !== '';
  return Object.values(JSON.parse(text) as object).some(
    (entry) => entry !== null && Object.keys(entry as object).length > 0,
  );
}

/** The lines of a file of JSON documents, each changed; undefined leaves a line out. */
export function changeLines<T>(text: string, change: (document: T) => T | undefined): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const changed = lines.map((line) => change(JSON.parse(line) as T)).filter((document) => document !== undefined);
  return changed.map((document) => `${JSON.stringify(document)}\n`).join('');
}
