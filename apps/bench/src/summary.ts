/** Value below which a share (0..1) of the figures lies, the nearest one that was measured. NaN for none. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const mean = (figures: readonly number[]): number => figures.reduce((sum, x) => sum + x, 0) / figures.length;

/** A figure beside what it was to be: `at most` is the limit. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly atMost: number;
}

/** A row of a table: what, figure, limit, and whether it holds. */
export function targetRow({ what, measured, unit, atMost }: Target): string[] {
  const figure = Number.isFinite(measured) ? `${rounded(measured)} ${unit}` : '-';
  return [
    what,
    figure,
    `<= ${atMost} ${unit}`,
    Number.isFinite(measured) && measured <= atMost ? 'holds' : 'FALLS SHORT',
  ];
}

/** Three significant digits below 100, whole numbers above. */
export const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
