/** A product that goes well with another. */
export interface Related {
  readonly id: number;
  readonly name: string;
}

/** The part of recommendations that changes with its releases. */
export interface Taste {
  /** Chooses among a category's products what goes with the one that is looked at. */
  choose(productId: number, candidates: readonly Related[]): readonly Related[];
}
