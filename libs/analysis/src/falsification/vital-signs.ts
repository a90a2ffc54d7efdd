/** What can be seen of any service, whatever it does: it fails, is slow, does less or more, uses more of a resource, complains. */
export type Sign = 'fails' | 'slow' | 'does-less' | 'does-more' | 'cpu' | 'memory' | 'disk' | 'handles' | 'complains';

/** The looks that signs are read from. */
type SignSource = 'metrics' | 'traces' | 'logs';

/** One sign of one service that was measured, whether it changed or not. */
export interface VitalSign {
  readonly service: string;
  readonly sign: Sign;
  /** 0..1: how far beyond what it does by itself; 0 is as before. */
  readonly strength: number;
  readonly source: SignSource;
  /** inside: measured by the service itself, so that the way to it does not count; absent: at its callers, or unknown. */
  readonly seenFrom?: 'inside';
  /** The sign at its clearest with its figures, before and since; no full stop. */
  readonly text: string;
  /** Share of requests that are answered well, where that is measured. */
  readonly wellShare?: number;
}

/** The moments that divide what was usual from now, epoch milliseconds. */
export interface Now {
  readonly alertAtMs: number;
}

/** Below this a sign is as before; from `clear` on it has surely changed. */
export const asBefore = 0.15;
export const clear = 0.6;

/** Of each service, sign and source the strongest; ties by text. */
export function strongestSigns(signs: readonly VitalSign[]): VitalSign[] {
  const strongest = new Map<string, VitalSign>();
  for (const one of signs) {
    const key = [one.service, one.sign, one.source, one.seenFrom].join('\n');
    const known = strongest.get(key);
    if (!known || one.strength > known.strength || (one.strength === known.strength && one.text < known.text))
      strongest.set(key, one);
  }
  return [...strongest.values()];
}

const fewestTelling = 3;
const mostOfAll = 0.5;

/**
 * Without what all do alike: where half of those that are watched in the same way do less (the entry is closed, the day is over, lines no
 * longer come in), that one of them does so tells nothing of it.
 */
export function withoutCommonFall(signs: readonly VitalSign[]): VitalSign[] {
  const falls = Map.groupBy(
    signs.filter(({ sign }) => sign === 'does-less'),
    ({ source }) => source,
  );
  const common = new Set(
    [...falls].flatMap(([source, all]) => {
      const fallen = all.filter(({ strength }) => strength >= asBefore).length;
      return fallen >= Math.max(fewestTelling, all.length * mostOfAll) ? [source] : [];
    }),
  );
  return signs.filter(({ sign, source }) => sign !== 'does-less' || !common.has(source));
}
