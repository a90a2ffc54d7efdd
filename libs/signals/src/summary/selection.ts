import type { TimeWindow } from '@compass/kernel';

/** True for what the names select; no names select everything. */
export const selects = (names: readonly string[] | undefined): ((name: string) => boolean) => {
  const chosen = names && new Set(names);
  return (name) => !chosen || chosen.has(name);
};

export const within = (window: TimeWindow, atMs: number): boolean => atMs >= window.startMs && atMs < window.endMs;

/** Orders by code units: the same on every machine. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Items by a key of theirs, in the order in which keys first came. */
export function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
