const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, y: 31_536_000_000 };

/** Milliseconds of an age such as 62s, 4m59s, 3d10h; undefined when it is none. */
export function ageMs(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+)([smhdy])/g)];
  if (parts.length === 0) return undefined;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitMs[unit!]!, 0);
}

/** Milliseconds of a duration as service managers tell it, such as 1min 51s or 2h 3min; undefined when it is none. */
export function spelledMs(text: string): number | undefined {
  const short = text
    .replaceAll(/month(s)?/g, 'mo')
    .replaceAll(/(\d+)\s*(?:min)\b/g, '$1m')
    .replaceAll(/\s*(day|week|year)s?/g, (_, unit: string) => unit[0]!);
  return ageMs(short.replaceAll(/(\d+)w/g, (_, weeks: string) => `${Number(weeks) * 7}d`));
}

const factors: Readonly<Record<string, number>> = {
  '': 1,
  m: 0.001,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A quantity in its base unit (cores, bytes, pieces): 200m is 0.2, 180Mi is 188743680; undefined when it is none. */
export function quantityOf(text: string): number | undefined {
  const [, number, suffix] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)/.exec(text.trim()) ?? [];
  const factor = factors[suffix ?? ''];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

/** Epoch milliseconds of a time as describe texts tell it; undefined when it is none. */
export function timeOf(text: string): number | undefined {
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : atMs;
}
