import type { Call } from '../fusion/evidence.js';

/** Whom a service calls, or may call since the alert is about it, of whom nothing is told. */
export interface Unwatched {
  readonly service: string;
  readonly isCalled: boolean;
}

interface Watch {
  /** Of whom anything is told; absent where nobody can say. */
  readonly told?: ReadonlySet<string> | undefined;
  readonly calls: readonly Call[];
  /** Whom the alert is about. */
  readonly about: readonly string[];
}

/**
 * Of whom nothing is told though a service's trouble may be theirs: its callees, then those that the alert is about, unless they are
 * known as callers.
 */
export function unwatchedBelow(
  service: string,
  callees: ReadonlySet<string>,
  { told, calls, about }: Watch,
): Unwatched[] {
  if (!told) return [];
  const called = [...callees].filter((callee) => callee !== service && !told.has(callee)).sort();
  const perhaps = about.filter(
    (one) => !told.has(one) && !called.includes(one) && !calls.some(({ caller }) => caller === one),
  );
  return [
    ...called.map((one) => ({ service: one, isCalled: true })),
    ...perhaps.map((one) => ({ service: one, isCalled: false })),
  ];
}
