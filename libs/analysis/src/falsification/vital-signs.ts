/** What can be seen of any service, whatever it does: it fails, is slow, does less or more, uses more of a resource, complains. */
export type Sign = 'fails' | 'slow' | 'does-less' | 'does-more' | 'cpu' | 'memory' | 'disk' | 'complains';

/** The looks that signs are read from. */
type SignSource = 'metrics' | 'traces' | 'logs';

/** One sign of one service that was measured, whether it changed or not. */
export interface VitalSign {
  readonly service: string;
  readonly sign: Sign;
  /** 0..1: how far beyond what it does by itself; 0 is as before. */
  readonly strength: number;
  readonly source: SignSource;
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
    const key = `${one.service}\n${one.sign}\n${one.source}`;
    const known = strongest.get(key);
    if (!known || one.strength > known.strength || (one.strength === known.strength && one.text < known.text))
      strongest.set(key, one);
  }
  return [...strongest.values()];
}
