const units: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Bytes of a quantity as manifests write it, for example 2Gi; undefined when it is none. */
export function bytesOf(value: unknown): number | undefined {
  const [, number, unit = ''] =
    /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(typeof value === 'string' || typeof value === 'number' ? String(value) : '') ??
    [];
  return number === undefined || units[unit] === undefined ? undefined : Number(number) * units[unit];
}
