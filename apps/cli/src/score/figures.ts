import type { Interval } from '@compass/evaluation';

/** A share as tables show it: two digits, without the leading zero. */
export const figure = (value: number): string =>
  Number.isFinite(value) ? value.toFixed(2).replace(/^(-?)0\./, '$1.') : '-';

export const withInterval = ({ mean, low, high }: Interval): string =>
  `${figure(mean)} [${figure(low)} ${figure(high)}]`;
