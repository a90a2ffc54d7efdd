import type { ServerResponse } from 'node:http';
import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { LOGGER } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
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
    if (problem.status === 503) response.setHeader('retry-after', '1');
    response.writeHead(problem.status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify(problem));
  }
}
