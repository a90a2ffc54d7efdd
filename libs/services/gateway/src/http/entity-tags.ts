import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';

/**
 * Gives what GET and HEAD answer an ETag over its content, and answers 304 to who names it in If-None-Match (RFC 9110, 13.1.2). Unlike Express it
 * does so for fetch too, which sends `Cache-Control: no-cache` with every condition.
 */
@Injectable()
export class EntityTags implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<IncomingMessage>();
    const response = context.switchToHttp().getResponse<ServerResponse>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next.handle();
    return next.handle().pipe(map((body: unknown) => tagged(body, request, response)));
  }
}

/**
 * Sets the ETag of a body that a GET is answered with.
 * @returns the body; undefined where If-None-Match names it: the status is 304 then
 */
export function tagged<Body>(body: Body, request: IncomingMessage, response: ServerResponse): Body | undefined {
  if (body === undefined || response.headersSent) return body;
  const digest = createHash('sha256').update(typeof body === 'string' ? body : JSON.stringify(body));
  const tag = `"${digest.digest('base64url').slice(0, 27)}"`;
  response.setHeader('etag', tag);
  if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'private, no-cache');
  if (!isNamed(tag, request.headers['if-none-match'])) return body;
  response.statusCode = 304;
  return undefined;
}

/** Compares weakly, as the RFC wants it for this header. */
function isNamed(tag: string, condition = ''): boolean {
  const named = condition.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return named.includes(tag) || named.includes('*');
}
