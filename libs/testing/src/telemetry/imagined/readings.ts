import type { Draw } from '../draws.js';
import type { Line, Reading } from './story.js';

/** A level with a daily wave and noise. */
export const level =
  (usual: number, width = 0.1): Reading =>
  ({ since, chance }) =>
    usual * (1 + 0.05 * Math.sin(since / 700)) * chance(width);

/** Another level since the fault began, reached within so many seconds. */
export const since =
  (before: number, after: number, withinSeconds = 1, width = 0.1): Reading =>
  ({ since: t, chance }) => {
    const grown = Math.min(1, Math.max(0, t / withinSeconds));
    return (before + (after - before) * grown) * (1 + 0.05 * Math.sin(t / 700)) * chance(width);
  };

/** A count that only grows, by so many a second. */
export function total(perSecond: Reading, stepSeconds: number, from = 1000): Reading {
  let sum = from;
  return (moment) => (sum += Math.max(0, perSecond(moment) ?? 0) * stepSeconds);
}

/** Lines that come by chance, so many a second, between two moments. */
export function often(
  perSecond: number,
  from: number,
  to: number,
  of: (since: number) => Omit<Line, 'since'>,
  chance: Draw,
): Line[] {
  const lines: Line[] = [];
  for (let at = from; at < to; at += -Math.log(1 - chance()) / perSecond) lines.push({ since: at, ...of(at) });
  return lines;
}
