import { PermanentError } from '@compass/kernel';
import type { Environment } from '../port/environment.js';
import { everFewer, withinLimit } from '../summary/within-limit.js';
import { parseEventRecordings, type EventRecording } from './files/alert-events-file.js';
import { readGzip } from './files/read-gzip.js';
import { topologySource } from './sources/topology-source.js';

/** Events without times have no now either: any moment serves, so it is a day into the epoch. */
const timelessNowMs = 86_400_000;

/** Sources that hold what monitors said and nothing else: all cases of a source lie in one file, which is read once. */
export class EventRecordings {
  readonly #read = new Map<string, Promise<ReadonlyMap<string, EventRecording>>>();

  /** @param path of cases.jsonl.gz. @throws PermanentError `unknown-environment`, `invalid-recording` */
  async open(name: string, path: string, id: string): Promise<Environment> {
    const reading = this.#read.get(path) ?? readGzip(path).then((text) => parseEventRecordings(text ?? ''));
    this.#read.set(path, reading);
    const recorded = (await reading).get(id);
    if (!recorded) throw new PermanentError('unknown-environment', `no environment ${name.slice(0, 200)}`);
    return environmentOf(name, recorded);
  }
}

function environmentOf(name: string, { instances, events, graph }: EventRecording): Environment {
  const versions = () => everFewer(events, (kept) => ({ instances, events: kept }));
  return {
    name,
    now: () => timelessNowMs + 1,
    sources: {
      'alerts.events': () => Promise.resolve(withinLimit(versions())),
      ...topologySource({ graph }),
    },
  };
}
