import type { Interval } from '@compass/evaluation';

/** A share as tables show it: two digits, without the leading zero. */
export const figure = (value: number): string =>
  Number.isFinite(value) ? value.toFixed(2).replace(/^(-?)0\./, '$1.') : '-';

export const withInterval = ({ mean, low, high }: Interval): string =>
  `${figure(mean)} [${figure(low)} ${figure(high)}]`;

/** Rows of cells, the first being titles, in columns of equal width. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((cells) => cells[i]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}
