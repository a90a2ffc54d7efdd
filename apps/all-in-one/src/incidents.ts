import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermanentError } from '@compass/kernel';

/** A recorded incident that can be replayed. */
export interface RecordedIncident {
  /** The case's id, for example incident-001. */
  readonly name: string;
  /** <source>/<case id>, as agents resolve it. */
  readonly environment: string;
  /** The alert as the monitor sent it. */
  readonly alert: Buffer;
}

/** The names of all incidents under a folder of sources that have an alert to replay, sorted. */
export function listIncidents(recordings: string): string[] {
  return find(recordings).map(({ name }) => name);
}

/** @throws PermanentError `unknown-incident`, with the names there are */
export function openIncident(recordings: string, name?: string): RecordedIncident {
  const known = find(recordings);
  const found = name === undefined ? known[0] : known.find((incident) => incident.name === name);
  if (!found) throw new PermanentError('unknown-incident', `no incident ${name ?? ''}; there are: ${names(known)}`);
  const { environment, file } = found;
  return { name: found.name, environment, alert: readFileSync(file) };
}

const names = (incidents: readonly { name: string }[]) => incidents.map(({ name }) => name).join(', ') || 'none';

function find(recordings: string): { name: string; environment: string; file: string }[] {
  if (!existsSync(recordings)) return [];
  return readdirSync(recordings)
    .sort()
    .flatMap((source) => {
      const cases = join(recordings, source, 'cases');
      const ids = existsSync(cases) ? readdirSync(cases).sort() : [];
      return ids.map((id) => ({ name: id, environment: `${source}/${id}`, file: join(cases, id, 'alert.json') }));
    })
    .filter(({ file }) => existsSync(file));
}
