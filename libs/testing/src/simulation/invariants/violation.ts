/** Something that must never be was seen. */
export class Violation extends Error {
  constructor(
    /** Stable, kebab-case. */
    readonly invariant: string,
    detail: string,
  ) {
    super(`${invariant}: ${detail}`);
  }
}

/** @throws Violation unless `holds` */
export function must(holds: boolean, invariant: string, detail: () => string): void {
  if (!holds) throw new Violation(invariant, detail());
}
