import type { IncomingMessage } from 'node:http';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { PermanentError } from '@compass/kernel';
import type { Operation } from '../openapi/operation.js';
import { operationsAt } from '../openapi/operations-at.js';
import { parameters } from '../openapi/parameters.js';

/** What Express adds to a request. */
type ParsedRequest = IncomingMessage & { readonly path: string; readonly query: Readonly<Record<string, unknown>> };

/** Refuses a query with a parameter that its route does not have: a misspelt filter would let everything pass, and nobody would know. */
@Injectable()
export class KnownParameters implements CanActivate {
  /** @throws PermanentError `invalid-query`, naming those there are */
  canActivate(context: ExecutionContext): boolean {
    const { method, path, query } = context.switchToHttp().getRequest<ParsedRequest>();
    const sought = method === 'HEAD' ? 'get' : method?.toLowerCase();
    const operation = operationsAt(path).find((each) => each.method === sought);
    if (!operation) return true;
    const known = inQuery(operation);
    const unknown = Object.keys(query).find((name) => !known.includes(name));
    if (unknown !== undefined) throw new PermanentError('invalid-query', `${unknown}: ${hint(known)}`);
    return true;
  }
}

const inQuery = ({ parameters: names = [] }: Operation): readonly string[] =>
  names.flatMap((name) => (parameters[name].in === 'query' ? [parameters[name].name] : []));

const hint = (known: readonly string[]): string =>
  known.length > 0 ? `no such parameter; there are ${known.join(', ')}` : 'this path takes no parameters';
