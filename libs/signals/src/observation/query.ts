import { canonicalJson, PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { Arguments, Operation } from '../port/environment.js';
import { isOperation } from './arguments.js';

const shape = z.strictObject({ signal: z.string(), operation: z.string(), arguments: z.unknown() });

/** The text that an observation keeps of its call. */
export function canonicalQuery<O extends Operation>(operation: O, args: Arguments<O>): string {
  const [signal, name] = operation.split('.');
  return canonicalJson({ signal, operation: name, arguments: args });
}

/** Reads {@link canonicalQuery}; the arguments are not yet checked. @throws PermanentError `invalid-query` */
export function parseQuery(text: string): { readonly operation: Operation; readonly args: unknown } {
  const parsed = shape.safeParse(jsonOf(text));
  if (!parsed.success) throw new PermanentError('invalid-query', `not a query: ${z.prettifyError(parsed.error)}`);
  const operation = `${parsed.data.signal}.${parsed.data.operation}`;
  if (!isOperation(operation)) throw new PermanentError('invalid-query', `no operation ${operation}`);
  return { operation, args: parsed.data.arguments };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PermanentError('invalid-query', 'the query is not JSON', { cause });
  }
}
