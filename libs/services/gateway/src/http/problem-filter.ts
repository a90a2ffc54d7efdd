import type { IncomingMessage, ServerResponse } from 'node:http';
import { Catch, Inject, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { LOGGER } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { QuotaExceeded } from '../alerts/quota-exceeded.js';
import { methodsOf, operationsAt } from '../openapi/operations-at.js';
import { MethodNotAllowed } from './method-not-allowed.js';
import { problemOf } from './problem.js';

/** Answers whatever a route throws as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(caught: unknown, host: ArgumentsHost): void {
    const thrown = caught instanceof NotFoundException ? unrouted(caught, host) : caught;
    const problem = problemOf(thrown);
    if (problem.status >= 500) this.logger.warn('a request failed', { code: problem.code, error: thrown });
    const response = host.switchToHttp().getResponse<ServerResponse>();
    if (response.headersSent) return;
    const retryAfter = retryAfterSeconds(thrown, problem.status);
    if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
    if (thrown instanceof MethodNotAllowed) response.setHeader('allow', thrown.allowed.join(', '));
    if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer realm="compass"');
    response.writeHead(problem.status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify(problem));
  }
}

/** What no route takes: a path that nobody serves, or one that has other methods. */
function unrouted(caught: NotFoundException, host: ArgumentsHost): Error {
  const { method = '', path } = host.switchToHttp().getRequest<IncomingMessage & { readonly path: string }>();
  const allowed = methodsOf(operationsAt(path));
  return allowed.length > 0 ? new MethodNotAllowed(method, allowed) : caught;
}

/** RFC 9110, 10.2.3: whole seconds. */
function retryAfterSeconds(thrown: unknown, status: number): number | undefined {
  if (thrown instanceof QuotaExceeded) return Math.ceil(thrown.retryAfterMs / 1000);
  return status === 503 ? 1 : undefined;
}
