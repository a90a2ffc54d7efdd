import type { Observation as ObservationMessage } from '@compass/contracts';
import { canonicalJson, PermanentError } from '@compass/kernel';
import { canonicalQuery, parseQuery } from '../observation/query.js';
import type {
  Answer,
  Arguments,
  Environment,
  Environments,
  Operation,
  Result,
  SignalSources,
} from '../port/environment.js';
import { operations } from '../observation/arguments.js';

/**
 * Environments that know what some investigation has observed, and nothing else: an agent can be asked again about what was seen then,
 * without the systems that it was seen in. What nobody has asked before is not available, and is remembered.
 */
export class RecordedObservations implements Environments {
  readonly #notRecorded = new Set<string>();
  readonly #byQuery: ReadonlyMap<string, ObservationMessage>;
  readonly #byQuestion: ReadonlyMap<string, readonly ObservationMessage[]>;

  constructor(private readonly observations: readonly ObservationMessage[]) {
    this.#byQuery = new Map(observations.map((each) => [`${each.environment}\n${each.query}`, each]));
    this.#byQuestion = Map.groupBy(observations, ({ environment, query }) => `${environment}\n${openEnded(query)}`);
  }

  /** Queries, as canonical JSON, that nobody had asked, in name order. */
  get notRecorded(): string[] {
    return [...this.#notRecorded].sort();
  }

  /** @throws PermanentError `unknown-environment` where nothing was observed */
  resolve(name: string): Promise<Environment> {
    const seen = this.observations.filter(({ environment }) => environment === name);
    if (seen.length === 0)
      return Promise.reject(new PermanentError('unknown-environment', `nothing was observed in ${name.slice(0, 200)}`));
    const nowMs = Math.max(...seen.map(({ window }) => window?.endMs ?? 0));
    const sources = operations.map((operation) => [
      operation,
      (args: Arguments<Operation>) => Promise.resolve(this.#answer(name, operation, args)),
    ]);
    return Promise.resolve({ name, now: () => nowMs, sources: Object.fromEntries(sources) as SignalSources });
  }

  /** A live environment's now moves on with every look: a window up to now is answered by the last one that was. */
  #answer<O extends Operation>(environment: string, operation: O, args: Arguments<O>): Answer<Result<O>> {
    const query = canonicalQuery(operation, args);
    const recorded =
      this.#byQuery.get(`${environment}\n${query}`) ??
      this.#byQuestion
        .get(`${environment}\n${openEnded(query)}`)
        ?.toSorted(byEnd)
        .at(-1);
    if (!recorded) this.#notRecorded.add(query);
    if (recorded?.availability !== 'AVAILABILITY_AVAILABLE') return 'not-available';
    return { data: JSON.parse(recorded.result) as Result<O>, summarised: recorded.summarised };
  }
}

const byEnd = (one: ObservationMessage, other: ObservationMessage): number =>
  (one.window?.endMs ?? 0) - (other.window?.endMs ?? 0);

/** A query without the end of its window. */
function openEnded(query: string): string {
  const { operation, args } = parseQuery(query);
  const { window, ...rest } = args as { window: { startMs: number } };
  return canonicalJson({ operation, ...rest, startMs: window.startMs });
}
