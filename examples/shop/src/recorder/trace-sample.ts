import { createHash } from 'node:crypto';
import type { SpanRecord } from './span-record.js';

/** The spans of the share `rate` of all traces, chosen by the trace id alone: failed and slow ones are not preferred. */
export function sampleTraces(spans: readonly SpanRecord[], rate: number): SpanRecord[] {
  const kept = new Map<string, boolean>();
  return spans.filter(({ traceId }) => {
    const known = kept.get(traceId);
    if (known !== undefined) return known;
    const keep = placeOf(traceId) < rate;
    kept.set(traceId, keep);
    return keep;
  });
}

/** A trace's place in [0, 1), the same in every run. */
function placeOf(traceId: string): number {
  return createHash('sha256').update(traceId).digest().readUInt32BE() / 2 ** 32;
}
