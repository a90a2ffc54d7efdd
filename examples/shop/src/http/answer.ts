import { SpanStatusCode, type Span } from '@opentelemetry/api';
import { errorType, failSpan } from '../telemetry/fail-span.js';
import type { Log } from '../telemetry/log.js';
import { Refusal, UpstreamFailure } from './refusal.js';

/** What a server answers, and the kind of error where it failed. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly errorType?: string;
}

/** What a handler comes to: its result, its refusal, 502 for a failed upstream, 500 for any other error. */
export async function answerOf(span: Span, log: Log, handle: () => Promise<unknown>): Promise<Answer> {
  try {
    return { status: 200, body: await handle() };
  } catch (cause) {
    if (cause instanceof Refusal) return { status: cause.status, body: { error: cause.message } };
    if (cause instanceof UpstreamFailure) return badGateway(span, log, cause);
    failSpan(span, cause);
    log.error(`unhandled: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
    return { status: 500, body: { error: 'internal error' }, errorType: errorType(cause) };
  }
}

function badGateway(span: Span, log: Log, cause: UpstreamFailure): Answer {
  log.warn(`answering 502: ${cause.message}`, { 'peer.service': cause.peer });
  span.setAttribute('error.type', '502');
  span.setStatus({ code: SpanStatusCode.ERROR, message: cause.message });
  return { status: 502, body: { error: `${cause.peer} is not available` }, errorType: '502' };
}
