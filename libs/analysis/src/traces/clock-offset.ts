import type { Span } from './span.js';

/**
 * A callee's span as its caller's clock would tell it. Two machines' clocks differ; a request that is waited for is answered within the time
 * of the call, so that a span which begins outside of it, and fits into it, is put in its middle: the way there takes as long as the way
 * back. One that begins within the call, or is longer, stays: it may be work that nobody waits for. Source: D. L. Mills, Network Time
 * Protocol, RFC 5905, section 8.
 */
export function onCallersClock<S extends Span>(caller: Span, callee: S): S {
  if (caller.service === callee.service || callee.durationMs > caller.durationMs) return callee;
  const begins = callee.startMs >= caller.startMs && callee.startMs <= caller.startMs + caller.durationMs;
  if (begins) return callee;
  return { ...callee, startMs: caller.startMs + (caller.durationMs - callee.durationMs) / 2 };
}
