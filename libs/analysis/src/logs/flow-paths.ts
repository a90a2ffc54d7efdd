/** Requests that left the same kinds of line and span at one service, counted per bucket. */
export interface CountedPath {
  readonly service: string;
  /** Indices into the kinds. */
  readonly kinds: readonly number[];
  readonly counts: readonly number[];
}

export interface LineKind {
  readonly level: string;
  readonly template: string;
}

/** A path, with its requests before and after a moment. */
export interface Sides {
  readonly kinds: ReadonlySet<number>;
  readonly before: number;
  readonly after: number;
}
