import type { SpanRecord } from './span-record.js';

/** Who calls whom: the pairs of a client or producer span's service and its callee, each once, sorted. */
export function callGraph(spans: readonly SpanRecord[]): [caller: string, callee: string][] {
  const pairs = new Map<string, [string, string]>();
  for (const { service, kind, attributes } of spans) {
    const callee = attributes?.['peer.service'];
    if ((kind === 'client' || kind === 'producer') && typeof callee === 'string')
      pairs.set(`${service} ${callee}`, [service, callee]);
  }
  return [...pairs.keys()].sort().map((key) => pairs.get(key)!);
}
