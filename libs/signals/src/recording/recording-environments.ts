import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PermanentError } from '@compass/kernel';
import type { Environment, Environments } from '../port/environment.js';
import { EventRecordings } from './event-recordings.js';
import { caseFile, nowMsOf } from './files/case-file.js';
import { parseDocument } from './files/json.js';
import { Recording } from './recording.js';
import { rememberAnswers } from './remembered-answers.js';
import { changesSource } from './sources/changes-source.js';
import { logsSource } from './sources/logs-source.js';
import { metricsSource } from './sources/metrics-source.js';
import { logPathsSource } from './sources/log-paths-source.js';
import { topologySource } from './sources/topology-source.js';
import { tracesSource } from './sources/traces-source.js';
import { workloadsSource } from './sources/workloads-source.js';

const mostInMemory = 4;
/** `<source>/<case id>`; no segment can climb out of its directory. */
const recordingName = /^([A-Za-z0-9][A-Za-z0-9._-]*)\/([A-Za-z0-9][A-Za-z0-9._-]*)$/;

/**
 * Environments that are recordings on disk: `<source>/<case id>` is `<directory>/<source>/cases/<case id>`, or a line of
 * `<directory>/<source>/cases.jsonl.gz`, in the first of the directories that has it. Parsed once; the few used last stay in memory.
 */
export class RecordingEnvironments implements Environments {
  readonly #used = new Map<string, Promise<Environment>>();
  readonly #events = new EventRecordings();

  /** @param directories each holds sources */
  constructor(private readonly directories: readonly string[]) {}

  resolve(name: string): Promise<Environment> {
    const environment = this.#used.get(name) ?? this.#open(name);
    this.#used.delete(name);
    this.#used.set(name, environment);
    const [oldest] = this.#used.keys();
    if (this.#used.size > mostInMemory) this.#used.delete(oldest!);
    environment.catch(() => this.#used.delete(name));
    return environment;
  }

  async #open(name: string): Promise<Environment> {
    const [, source, id] = recordingName.exec(name) ?? [];
    for (const directory of source && id ? this.directories : []) {
      const path = await inside(directory, join(source!, 'cases', id!));
      if (path) return openRecording(name, path);
      const events = await inside(directory, join(source!, 'cases.jsonl.gz'));
      if (events) return this.#events.open(name, events, id!);
    }
    throw new PermanentError('unknown-environment', `no environment ${name.slice(0, 200)}`);
  }
}

const shared = new Map<string, RecordingEnvironments>();

/**
 * The recordings below these directories; the same for all who ask in this process, so that several agents in one process read a
 * recording once. What is shared never changes, and never depends on who asks.
 */
export function sharedRecordings(directories: readonly string[]): Environments {
  const key = JSON.stringify(directories);
  const environments = shared.get(key) ?? new RecordingEnvironments(directories);
  shared.set(key, environments);
  return environments;
}

/** The real path of what lies within a directory; undefined when it is not there, or a link leads out. */
async function inside(directory: string, relative: string): Promise<string | undefined> {
  const root = await realpath(directory).catch(() => undefined);
  const path = root && (await realpath(join(root, relative)).catch(() => undefined));
  return path?.startsWith(`${root}${sep}`) ? path : undefined;
}

/**
 * One recording as an environment. @param directory holds case.json and the recorded files
 * @throws PermanentError `invalid-recording`
 */
export async function openRecording(name: string, directory: string): Promise<Environment> {
  const text = await readFile(join(directory, 'case.json'), 'utf8').catch(() => '');
  const recorded = parseDocument(text, caseFile, 'case');
  const recording = new Recording(directory, nowMsOf(recorded));
  return {
    name,
    now: () => recording.nowMs,
    sources: rememberAnswers({
      ...metricsSource(recording),
      ...logsSource(recording),
      ...logPathsSource(recording),
      ...tracesSource(recording),
      ...changesSource(recording),
      ...workloadsSource(recording),
      ...topologySource(recorded),
    }),
  };
}
