import type { ServerResponse } from 'node:http';
import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { LOGGER } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { QuotaExceeded } from '../alerts/quota-exceeded.js';
import { problemOf } from './problem.js';

/** Answers whatever a route throws as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const problem = problemOf(thrown);
    if (problem.status >= 500) this.logger.warn('a request failed', { code: problem.code, error: thrown });
    const response = host.switchToHttp().getResponse<ServerResponse>();
    if (response.headersSent) return;
    const retryAfter = retryAfterSeconds(thrown, problem.status);
    if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
    if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer realm="compass"');
    response.writeHead(problem.status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify(problem));
  }
}

/** RFC 9110, 10.2.3: whole seconds. */
function retryAfterSeconds(thrown: unknown, status: number): number | undefined {
  if (thrown instanceof QuotaExceeded) return Math.ceil(thrown.retryAfterMs / 1000);
  return status === 503 ? 1 : undefined;
}
