import { observationHash, type Observation as ObservationMessage } from '@compass/contracts';
import { asCompassError, jsonDifferences, type JsonDifference } from '@compass/kernel';
import type { Environments } from '../port/environment.js';
import { toMessage } from './message.js';
import { rerun } from './observe.js';

/** What came of repeating an observation against its source. */
export interface Verification {
  readonly hash: string;
  readonly environment: string;
  /** Canonical JSON. */
  readonly query: string;
  /**
   * `same`: the hash is the same. `drifted`: the source answers otherwise now. `gone`: it does not answer any more. `damaged`: what was
   * kept is not what its hash names.
   */
  readonly outcome: 'same' | 'drifted' | 'gone' | 'damaged';
  /** Where the answers differ; only of what drifted. */
  readonly drift: readonly JsonDifference[];
  /** Why it does not answer: a stable code and a sentence. */
  readonly failure?: { readonly code: string; readonly reason: string };
}

/** Repeats an observation. Never rejects: a source that fails is gone. */
export async function verifyObservation(
  environments: Environments,
  { hash, ...recorded }: ObservationMessage,
): Promise<Verification> {
  const { environment, query } = recorded;
  const about = { hash, environment, query, drift: [] };
  if (observationHash(recorded) !== hash) return { ...about, outcome: 'damaged' };
  try {
    const repeated = await rerun(await environments.resolve(environment), query);
    if (repeated.hash === hash) return { ...about, outcome: 'same' };
    if (repeated.availability === 'not-available')
      return { ...about, ...gone('not-available', 'the source cannot serve this') };
    const drift = jsonDifferences(readable(recorded), readable(toMessage(repeated)));
    return { ...about, outcome: 'drifted', drift };
  } catch (error) {
    const { code, message } = asCompassError(error);
    return { ...about, ...gone(code, message) };
  }
}

const gone = (code: string, reason: string) => ({ outcome: 'gone', failure: { code, reason } }) as const;

/** With the result as the value that its text stands for. */
function readable({ result, ...content }: ReturnType<typeof toMessage> | Omit<ObservationMessage, 'hash'>): object {
  return { ...content, result: JSON.parse(result) as unknown };
}
