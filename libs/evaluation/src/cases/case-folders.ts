import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PermanentError } from '@compass/kernel';
import { alertWebhook } from './alert-webhook.js';
import { parseCase, type CaseFile } from './case-file.js';

/** One case, found on disk and not yet opened. */
export interface Case {
  /** Directory of sources. */
  readonly root: string;
  readonly source: string;
  readonly id: string;
  /** `<source>/<id>` */
  readonly environment: string;
  readonly file: CaseFile;
  readonly alert: Uint8Array;
  /** Nothing but alert events is recorded. */
  readonly eventsOnly: boolean;
}

/** The sources below a directory, by name: whatever has cases. @throws PermanentError `no-sources` */
export function sourcesIn(root: string): string[] {
  const names = existsSync(root) ? readdirSync(root) : [];
  const sources = names.filter((name) => existsSync(join(root, name, 'cases')) || existsSync(eventsFile(root, name)));
  if (sources.length === 0) throw new PermanentError('no-sources', `${root} holds no source with cases`);
  return sources.sort();
}

/** Every case of a source, by id. @throws PermanentError `invalid-case` */
export function casesOf(root: string, source: string): Case[] {
  const folders = join(root, source, 'cases');
  if (!existsSync(folders)) return eventCases(root, source);
  return readdirSync(folders)
    .sort()
    .map((id) => caseIn(root, source, id));
}

/**
 * The case of one folder, `<directory of sources>/<source>/cases/<id>`; of an event-only source the folder is only a name.
 * @throws PermanentError `unknown-case`, `invalid-case`
 */
export function caseAt(folder: string): Case {
  const path = resolve(folder);
  const [id, source, root] = [basename(path), basename(dirname(dirname(path))), dirname(dirname(dirname(path)))];
  if (existsSync(join(path, 'case.json'))) return caseIn(root, source, id);
  const found = eventCases(root, source).find((each) => each.id === id);
  const lack = existsSync(path) ? 'holds no case.json' : 'is no recorded case: nothing is there';
  if (!found) throw new PermanentError('unknown-case', `${folder} ${lack}`);
  return found;
}

function caseIn(root: string, source: string, id: string): Case {
  const folder = join(root, source, 'cases', id);
  const file = parseCase(JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')), `${source}/${id}`);
  const sent = join(folder, 'alert.json');
  const recorded = existsSync(sent) ? readFileSync(sent) : undefined;
  return asCase(root, source, file, { ...(recorded && { sent: recorded }) });
}

const eventsFile = (root: string, source: string): string => join(root, source, 'cases.jsonl.gz');

function eventCases(root: string, source: string): Case[] {
  return eventDocuments(root, source).map((document, index) =>
    asCase(root, source, parseCase(document, `${source}, line ${index + 1}`), { eventsOnly: true }),
  );
}

function eventDocuments(root: string, source: string): Record<string, unknown>[] {
  const path = eventsFile(root, source);
  if (!existsSync(path)) return [];
  const lines = gunzipSync(readFileSync(path)).toString().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** All that is recorded of a case of an event-only source. @throws PermanentError `unknown-case` */
export function eventLine({ root, source, id }: Case): Record<string, unknown> {
  const found = eventDocuments(root, source).find((document) => document['id'] === id);
  if (found) return found;
  throw new PermanentError('unknown-case', `${source} has no case ${id}`);
}

/** @param sent the monitor's own bytes, where they were recorded */
function asCase(
  root: string,
  source: string,
  file: CaseFile,
  { sent, eventsOnly = false }: { readonly sent?: Uint8Array; readonly eventsOnly?: boolean },
): Case {
  const environment = `${source}/${file.id}`;
  const alert = sent ?? alertWebhook(file, environment);
  return { root, source, id: file.id, environment, file, alert, eventsOnly };
}
