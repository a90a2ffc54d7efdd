import { observationHash } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import {
  resultLimitBytes,
  type Answer,
  type Arguments,
  type Environment,
  type Operation,
  type Result,
} from '../port/environment.js';
import { canonicalResult } from './canonical-result.js';
import { normaliseArguments } from './arguments.js';
import type { Observation } from './observation.js';
import { canonicalQuery, parseQuery } from './query.js';
import { toMessage } from './message.js';

/** An operation with its arguments in their one form. */
export interface Question<O extends Operation> {
  readonly operation: O;
  readonly args: Arguments<O>;
  /** Canonical JSON: equal for equal questions. */
  readonly query: string;
}

/** @throws PermanentError `invalid-query` */
export function questionTo<O extends Operation>(environment: Environment, operation: O, args: unknown): Question<O> {
  const normal = normaliseArguments(operation, args, environment.now());
  return { operation, args: normal, query: canonicalQuery(operation, normal) };
}

/**
 * Asks an environment, and makes of its answer an observation.
 * @param nobodyWaits fires when the answer is not wanted any more
 * @throws RetryableError when the back end is away, PermanentError `oversized-result` when it does not keep to the limit
 */
export async function observe<O extends Operation>(
  environment: Environment,
  { operation, args, query }: Question<O>,
  nobodyWaits?: AbortSignal,
): Promise<Observation<Result<O>>> {
  const answer: Answer<Result<O>> = (await environment.sources[operation]?.(args, nobodyWaits)) ?? 'not-available';
  const available = answer !== 'not-available';
  const content = {
    environment: environment.name,
    query,
    window: args.window,
    availability: available ? ('available' as const) : ('not-available' as const),
    result: canonicalResult(available ? answer.data : null),
    summarised: available && answer.summarised,
  };
  if (Buffer.byteLength(content.result) > resultLimitBytes)
    throw new PermanentError('oversized-result', `${operation} answered with more than ${resultLimitBytes} bytes`);
  const hash = observationHash(toMessage(content));
  return { ...content, hash, data: available ? answer.data : undefined } as Observation<Result<O>>;
}

/**
 * Runs an observation's query again; where the environment still holds the same telemetry, the hash is the same.
 * @param query canonical JSON, as in the observation. @throws PermanentError `invalid-query`; as {@link observe}
 */
export async function rerun(environment: Environment, query: string): Promise<Observation> {
  const { operation, args } = parseQuery(query);
  return observe(environment, questionTo(environment, operation, args));
}
