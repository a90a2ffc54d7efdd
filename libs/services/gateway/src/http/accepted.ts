import type { IncomingMessage } from 'node:http';
import { PermanentError } from '@compass/kernel';

/**
 * Which of the media types a client prefers by its header Accept (RFC 9110, 12.5.1); the first one when it has no preference.
 * @throws PermanentError `not-acceptable`
 */
export function accepted<const Types extends readonly string[]>(request: IncomingMessage, types: Types): Types[number] {
  const ranges = (request.headers.accept || '*/*').split(',').map((range) => {
    const [type = '', ...parameters] = range.trim().split(/\s*;\s*/);
    const quality = parameters.find((each) => each.startsWith('q='));
    return { type: type.toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 };
  });
  const weights = types.map((type) => qualityOf(type, ranges));
  const best = Math.max(...weights);
  if (best > 0) return types[weights.indexOf(best)]!;
  throw new PermanentError('not-acceptable', `there are ${types.join(', ')}`);
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** The most specific range decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const wildcard = `${type.split('/')[0]}/*`;
  for (const pattern of [type, wildcard, '*/*']) {
    const range = ranges.find((each) => each.type === pattern);
    if (range) return range.quality;
  }
  return 0;
}
