/** A product as the catalogue's table has it. Amounts are cents. */
export interface Product {
  readonly id: number;
  readonly name: string;
  readonly category: string;
  readonly supplier: string;
  readonly unit: string;
  readonly basePrice: number;
  /** What the maker recommends; unknown for some. */
  readonly listPrice: { readonly amount: number } | null;
  readonly weightGrams: number;
  readonly clearance: boolean;
}

export interface Price {
  /** Cents. */
  readonly amount: number;
  readonly label: string;
}

/** The part of the catalogue that changes with its releases. */
export interface Pricing {
  priceOf(product: Product): Price;
}
