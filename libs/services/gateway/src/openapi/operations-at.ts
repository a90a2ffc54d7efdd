import type { Operation } from './operation.js';
import { operations } from './operations.js';

/** Of each path a pattern that fits what is asked for, as the router does: in any case, with or without a slash at its end. */
const patterns = operations.map(
  (operation) => [new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i'), operation] as const,
);

/** The operations that a path of a request has, one for each method; none where nobody serves it. @param path without its query */
export function operationsAt(path: string): readonly Operation[] {
  return patterns.flatMap(([pattern, operation]) => (pattern.test(path) ? [operation] : []));
}

/** The methods of operations, as the header Allow names them: HEAD is answered wherever GET is. */
export function methodsOf(found: readonly Operation[]): readonly string[] {
  return found.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']));
}
